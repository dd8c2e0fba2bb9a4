package org.antin.signing.check;

import org.antin.signing.check.facts.Algorithms;
import org.antin.signing.trust.CertificateChain;
import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// The rules in force at some time (T28): chosen by the trusted time of a signature, else by now,
/// never by what the signer claims.
///
/// @param id as published, e.g. `TT15-2025`
/// @param from first day; null for the oldest
/// @param until the day they no longer hold; null for the newest
/// @param refusesWeak whether a weak algorithm decides, or is only pointed out (T27)
/// @param policy what each finding means
record RuleSet(
        String id,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        Set<String> digests,
        int rsaBits,
        int ecBits,
        boolean refusesWeak,
        Policy policy) {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final List<RuleSet> ALL = load();

    /// What a rule set thinks of an algorithm.
    enum Strength {
        GOOD,
        WEAK,
        /// Broken whatever the rules of its day said.
        BROKEN,
        UNKNOWN
    }

    static RuleSet at(Instant moment) {
        LocalDate day = LocalDate.ofInstant(moment, VIETNAM);
        for (RuleSet one : ALL) {
            if ((one.from == null || !day.isBefore(one.from))
                    && (one.until == null || day.isBefore(one.until))) {
                return one;
            }
        }
        throw new IllegalStateException("no rule set holds on " + day);
    }

    static List<RuleSet> all() {
        return ALL;
    }

    /// What a finding means under these rules.
    Policy.Weight weight(Reason reason) {
        return policy.weight(id, reason);
    }

    /// The first of those that weigh most; OK when none decides anything.
    Reason gravest(List<Reason> findings) {
        Reason gravest = Reason.OK;
        for (Reason finding : findings) {
            if (weight(finding).verdict().compareTo(weight(gravest).verdict()) > 0) {
                gravest = finding;
            }
        }
        return gravest;
    }

    Strength strength(Algorithms algorithms) {
        Strength digest = digest(algorithms.digest());
        Strength key = key(algorithms);
        return digest.compareTo(key) >= 0 ? digest : key;
    }

    /// The weakest of what the certificates of a chain are signed with, the anchor's left aside.
    Strength strength(CertificateChain chain) {
        Strength weakest = Strength.GOOD;
        for (int i = 0; i < chain.certificates().size() - 1; i++) {
            X509Certificate one = chain.certificates().get(i);
            Strength own = strength(Algorithms.ofCertificate(one, chain.issuer(i).getPublicKey()));
            if (own.compareTo(weakest) > 0) weakest = own;
        }
        return weakest;
    }

    private Strength digest(@Nullable String name) {
        if (name == null) return Strength.UNKNOWN;
        if (name.startsWith("MD")) return Strength.BROKEN;
        return digests.contains(name) ? Strength.GOOD : Strength.WEAK;
    }

    private Strength key(Algorithms a) {
        return switch (a.key()) {
            case "RSA" -> bits(a.bits(), rsaBits, 1024);
            case "EC", "EdDSA" -> bits(a.bits(), ecBits, 192);
            case "DSA" -> Strength.WEAK;
            case null, default -> Strength.UNKNOWN;
        };
    }

    private static Strength bits(int bits, int wanted, int least) {
        if (bits >= wanted) return Strength.GOOD;
        return bits >= least ? Strength.WEAK : Strength.BROKEN;
    }

    private static List<RuleSet> load() {
        var all = new ArrayList<RuleSet>();
        var policy = Policy.shipped();
        try (var in =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        RuleSet.class.getResourceAsStream("rule-sets.tsv"),
                                        "rule-sets.tsv"),
                                StandardCharsets.UTF_8))) {
            for (String line : in.lines().toList()) {
                if (line.isBlank() || line.startsWith("#")) continue;
                String[] f = line.split("\t");
                all.add(
                        new RuleSet(
                                f[0],
                                day(f[1]),
                                day(f[2]),
                                Set.of(f[3].split(",")),
                                Integer.parseInt(f[4]),
                                Integer.parseInt(f[5]),
                                f[6].equals("refuse"),
                                policy));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(all);
    }

    private static @Nullable LocalDate day(String text) {
        return text.equals("-") ? null : LocalDate.parse(text);
    }
}
