package dev.chirograph.integration.corpus;

import dev.chirograph.generator.Generator;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.read.Document;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Generates in a Java process with a maximum heap of one gigabyte. */
public final class SmallHeap {
    private SmallHeap() {}

    /** Generates a half of a document, and prints the peak heap usage in megabytes. */
    public static void main(String[] arguments) throws IOException {
        var half = Layout.Half.valueOf(arguments[1]);
        new Generator(GeneratedHalf.layout(half)).generate(Document.load(Path.of(arguments[0])), Path.of(arguments[2]));
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        System.out.println(peak >> 20);
    }

    /**
     * Runs {@link #main} in such a process.
     *
     * @return the peak heap usage in megabytes
     */
    static int generate(Path document, Layout.Half half, Path folder) throws Exception {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "--class-path",
                        System.getProperty("java.class.path"),
                        SmallHeap.class.getName(),
                        document.toString(),
                        half.name(),
                        folder.resolve("small").toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            int status = process.waitFor();
            List<String> lines = Files.readAllLines(output);
            if (status != 0) {
                throw new AssertionError("needs more than one gigabyte of heap, or failed: " + lines);
            }
            return Integer.parseInt(lines.get(lines.size() - 1));
        } finally {
            process.destroyForcibly();
        }
    }
}
