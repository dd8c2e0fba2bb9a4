package org.antin.signing.check;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What each finding means under each rule set (T28): a table, so that a new circular needs a few
/// lines of it and no other code.
final class Policy {
    private static final String EVERY = "*";
    private static final String NOTHING = "-";

    private final Map<String, Map<Reason, Weight>> rows;

    private Policy(Map<String, Map<Reason, Weight>> rows) {
        this.rows = rows;
    }

    /// @param indication what it leads to; null when it decides nothing
    /// @param severity how much it matters to who reads the report
    record Weight(
            @Nullable Indication indication,
            @Nullable SubIndication subIndication,
            Severity severity) {
        /// As the published table has it.
        static Weight usual(Reason reason) {
            boolean failed = reason.indication() == Indication.TOTAL_FAILED;
            return new Weight(
                    reason.indication(),
                    reason.subIndication(),
                    failed ? Severity.ERROR : Severity.WARN);
        }

        /// Of what it is found of; VALID when it decides nothing.
        Verdict verdict() {
            return switch (indication) {
                case TOTAL_PASSED -> Verdict.VALID;
                case TOTAL_FAILED -> Verdict.INVALID;
                case INDETERMINATE -> Verdict.INDETERMINATE;
                case null -> Verdict.VALID;
            };
        }
    }

    /// That of the program.
    static Policy shipped() {
        try (var in =
                new InputStreamReader(
                        Objects.requireNonNull(
                                Policy.class.getResourceAsStream("policy.tsv"), "policy.tsv"),
                        StandardCharsets.UTF_8)) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws IllegalArgumentException when a row isn't one
    static Policy read(Reader in) {
        var reasons =
                Arrays.stream(Reason.values())
                        .collect(Collectors.toMap(Reason::code, Function.identity()));
        var rows = new HashMap<String, Map<Reason, Weight>>();
        for (String line : new BufferedReader(in).lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) continue;
            String[] f = line.split("\t");
            Reason reason = f.length == 5 ? reasons.get(f[1]) : null;
            if (reason == null) throw new IllegalArgumentException(line);
            var weight =
                    new Weight(
                            f[2].equals(NOTHING) ? null : Indication.valueOf(f[2]),
                            f[3].equals(NOTHING) ? null : SubIndication.valueOf(f[3]),
                            Severity.valueOf(f[4]));
            rows.computeIfAbsent(f[0], _ -> new HashMap<>()).put(reason, weight);
        }
        return new Policy(rows);
    }

    /// @param rules id of the rule set
    Weight weight(String rules, Reason reason) {
        Weight own = rows.getOrDefault(rules, Map.of()).get(reason);
        if (own != null) return own;
        Weight every = rows.getOrDefault(EVERY, Map.of()).get(reason);
        return every == null ? Weight.usual(reason) : every;
    }
}
