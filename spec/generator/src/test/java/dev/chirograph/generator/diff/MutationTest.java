package dev.chirograph.generator.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.generator.Fixtures;
import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.read.ContractException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes documents at many places and looks whether each change is found, as what it is and where it is. */
class MutationTest {
    /** How often a mutation is made to a document: many times to ours, a few times to small ones, once to large ones. */
    private static final int OFTEN = 25;

    private static final long LARGE = 300_000;

    static Stream<Path> documents() {
        Stream<Path> ours = Stream.of(Fixtures.own(), Fixtures.library());
        String corpus = System.getProperty("corpus", "");
        return corpus.isEmpty() ? ours : Stream.concat(ours, files(Path.of(corpus)));
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(json|yaml|yml)")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyMutationIsFoundAsWhatItIs(Path file) throws IOException {
        Draft draft = Draft.load(file);
        Contract before = draft.contract();
        boolean ours = documents().limit(2).anyMatch(file::equals);
        int times = ours ? OFTEN : Files.size(file) < LARGE ? 3 : 1;
        List<Mutation> mutations = sample(Mutations.of(draft), times);
        List<String> missed = new ArrayList<>();
        List<String> judgedOtherwise = new ArrayList<>();
        int refused = 0;

        for (Mutation mutation : mutations) {
            Draft mutated = draft.copy();
            mutation.edit().accept(mutated);
            Contract after = read(mutated);
            if (after == null) {
                refused++;
                continue;
            }
            List<Change> changes = Diff.between(before, after);
            if (changes.stream().noneMatch(mutation::is)) {
                (changes.isEmpty() ? missed : judgedOtherwise)
                        .add(mutation + " gives "
                                + changes.stream()
                                        .limit(3)
                                        .map(change ->
                                                change.kind() + " " + change.direction() + " " + change.pointer())
                                        .toList());
            }
        }

        assertEquals(List.of(), missed);
        // A document that is not ours may say a thing twice: a property that is gone from one part of an allOf is still
        // required by the other, and then it is no property less but one of any type. Few do.
        int otherwise = ours ? 0 : 1 + mutations.size() / 20;
        assertTrue(judgedOtherwise.size() <= otherwise, () -> file + ": " + String.join("\n", judgedOtherwise));
        // Of a document that is not ours, nobody knows how much there is to change.
        if (ours) {
            assertTrue(mutations.size() >= 20, file + " has only " + mutations.size() + " mutations");
            assertTrue(
                    refused * 10 <= mutations.size(),
                    refused + " of " + mutations.size() + " are no documents any more");
        }
    }

    /** Reads a document; null when a mutation made it one that nobody can read, such as a page without its list. */
    static @Nullable Contract read(Draft draft) {
        try {
            return draft.contract();
        } catch (ContractException e) {
            return null;
        }
    }

    static List<Mutation> sample(List<Mutation> mutations, int times) {
        Map<String, List<Mutation>> byName = new LinkedHashMap<>();
        mutations.forEach(mutation -> byName.computeIfAbsent(mutation.name(), name -> new ArrayList<>())
                .add(mutation));
        List<Mutation> sample = new ArrayList<>();
        byName.values().forEach(all -> {
            Collections.shuffle(all, new Random(4));
            sample.addAll(all.subList(0, Math.min(times, all.size())));
        });
        return sample;
    }
}
