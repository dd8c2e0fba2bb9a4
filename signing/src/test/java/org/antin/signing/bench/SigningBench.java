package org.antin.signing.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// `./antin bench verify`, `sign` and `verify-memory`. It lives among the tests, because what it
/// compares with (EU DSS as a user would call it) is no part of the product.
public final class SigningBench {
    private static final int FEW_SIGNERS = 4;
    private static final int MANY_SIGNERS = 1_500;

    private SigningBench() {}

    public static void main(String[] arguments) throws Exception {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) throws Exception {
        var out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        String name = arguments.isEmpty() ? "" : arguments.getFirst();
        var results = new Results(out);
        Path folder = Files.createTempDirectory("antin-bench-");
        Path keys = Path.of(System.getProperty("antin.keys", "target/practice-keys"));
        // More certificates than the caches hold, where it is memory that counts.
        int signers = name.equals("verify-memory") ? MANY_SIGNERS : FEW_SIGNERS;
        try (var house = new House(folder.resolve("ca"), keys, signers)) {
            switch (name) {
                case "verify" -> new VerifyBench(house, folder, results).run();
                case "sign" -> new SignBench(house, results).run();
                case "verify-memory" -> {
                    int documents =
                            arguments.size() > 1 ? Integer.parseInt(arguments.get(1)) : 10_000;
                    new MemoryBench(house, results, documents).run();
                }
                default -> {
                    System.err.println("antin bench: name one of: verify, sign, verify-memory");
                    return 2;
                }
            }
        } finally {
            try (var all = Files.walk(folder)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(one);
            }
        }
        results.write(Path.of(System.getProperty("antin.bench", "target/bench")), name);
        return 0;
    }
}
