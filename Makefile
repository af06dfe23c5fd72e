# The commands for daily work; `make help` lists them. Each runs one documented command, which works without make, too.
#   make unit MODULE=server TEST=PagesTest
#   make it TEST=ItemsIT
MVN ?= mvn
MODULE ?= server
TEST ?=
ONE_UNIT_TEST = -Dtest='$(TEST)' -Dsurefire.failIfNoSpecifiedTests=false
ONE_IT = -Dtest=None -Dit.test='$(TEST)' -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false \
	-Dexamples.skip=true -Dnode.skip=$(NODE_SKIP)
# The third-party clients of `interop` need Node.js: make it TEST=OpenidClientIT NODE_SKIP=false
NODE_SKIP ?= true

.DEFAULT_GOAL := help
.PHONY: help run test unit it format contract generate golden browser install clean need-test

help: ## List these commands
	@awk 'BEGIN {FS = ":.*## "} /^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

run: ## Build and run the server in development mode until Ctrl-C
	$(MVN) -Pserve

test: ## Run all tests and checks (needs npm)
	$(MVN) verify

unit: need-test ## Run unit tests of a module: MODULE=server TEST=PagesTest, TEST='Pages*', TEST=PagesTest#method
	$(MVN) -pl $(MODULE) -am $(ONE_UNIT_TEST) test

it: need-test ## Run one integration test: TEST=ItemsIT (NODE_SKIP=false for third-party clients)
	$(MVN) -pl integration-tests -am $(ONE_IT) verify

format: ## Format the code
	$(MVN) spotless:apply

contract: ## Check spec/openapi.yaml and compare it with the last release
	$(MVN) -Pcontract

generate: ## Write both halves to target/generated-sources and compile them
	$(MVN) -pl sdk,server -am compile

golden: ## Renew the golden files and the generated tables in docs; review them with git diff
	$(MVN) -pl spec/generator test -Dtest=GoldenFilesTest,RulePageTest,DocumentedKindsTest -Dgolden.renew=true -Dchanges.renew=true

browser: ## Test the pages in a real browser (needs chromium)
	.ci/browser

install: ## Install all modules into the local Maven repository, without tests
	$(MVN) -DskipTests install

clean: ## Delete everything that was built; data/ stays
	$(MVN) clean

need-test:
	@test -n "$(TEST)" || { echo "set TEST, for example TEST=PagesTest" >&2; exit 2; }
