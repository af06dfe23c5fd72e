package dev.chirograph.generator.cli;

import dev.chirograph.generator.check.Check;
import dev.chirograph.generator.check.Rule;
import java.util.List;

/** Lists the rules of {@code check}. */
public final class RulesCommand implements Command {
    @Override
    public String name() {
        return "rules";
    }

    @Override
    public String summary() {
        return "list the rules of check";
    }

    @Override
    public List<String> operands() {
        return List.of();
    }

    @Override
    public List<Option> options() {
        return List.of(Option.flag("json", "print JSON"));
    }

    @Override
    public int run(Arguments arguments, Console console) {
        if (arguments.has("json")) {
            var object = JsonOutput.object();
            var list = object.putArray("rules");
            for (Rule rule : Check.rules()) {
                list.addObject()
                        .put("rule", rule.name())
                        .put("severity", JsonOutput.word(rule.severity()))
                        .put("policy", rule.policy())
                        .put("summary", rule.summary());
            }
            console.println(JsonOutput.write(object));
        } else {
            for (Rule rule : Check.rules()) {
                console.println(
                        rule.name() + " (" + JsonOutput.word(rule.severity()) + (rule.policy() ? ", policy)" : ")"));
                console.println("  " + rule.summary());
            }
        }
        return SUCCESS;
    }
}
