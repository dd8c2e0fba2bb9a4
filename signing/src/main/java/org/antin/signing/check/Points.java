package org.antin.signing.check;

import org.antin.signing.check.Judgement.OfSignature;
import org.antin.signing.check.Point.State;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The report line by line (TT 15/2025 Điều 6.4; signing-rules 1.4).
final class Points {
    private final List<Point> points = new ArrayList<>();

    private Points() {}

    static List<Point> of(OfSignature one, SignatureKind kind, List<Link> chain) {
        var list = new Points();
        list.signer(one, kind);
        list.times(one);
        list.integrity(one);
        list.certificate(one, chain);
        list.changes(one);
        list.add("rules", one.rules().id(), State.NOTE);
        return list.points;
    }

    private void add(String code, @Nullable String value, State state) {
        String shown = value == null || value.isEmpty() ? Words.say("point.none") : value;
        points.add(new Point(code, Words.say("point." + code), shown, state));
    }

    private void signer(OfSignature one, SignatureKind kind) {
        if (one.facts().signer() == null) {
            add("signer", null, State.UNKNOWN);
            return;
        }
        Signer who = Signers.of(one.facts().signer());
        add("signer", who.name(), State.NOTE);
        if (who.title() != null) add("title", who.title(), State.NOTE);
        String body =
                who.unit() == null
                        ? who.organisation()
                        : who.unit()
                                + (who.organisation() == null ? "" : ", " + who.organisation());
        add("organisation", body, State.NOTE);
        add("capacity", Words.say(Signers.capacity(who, kind)), State.NOTE);
    }

    private void times(OfSignature one) {
        var claimed = one.facts().claimed();
        add("claimed", claimed == null ? null : Words.moment(claimed), State.NOTE);
        var trusted = one.trustedTime();
        add(
                "trusted",
                trusted == null ? null : Words.moment(trusted),
                trusted == null ? State.UNKNOWN : State.GOOD);
    }

    private void integrity(OfSignature one) {
        Integrity integrity = one.facts().integrity();
        State state =
                switch (integrity) {
                    case INTACT -> State.GOOD;
                    case BROKEN -> State.BAD;
                    case UNKNOWN -> State.UNKNOWN;
                };
        Reason fault = one.facts().fault();
        String words = Words.say("integrity." + integrity);
        add("integrity", fault == null ? words : words + " " + Words.of(fault), state);
        add("algorithms", one.facts().algorithms().words(), algorithms(one));
    }

    private static State algorithms(OfSignature one) {
        if (one.findings().contains(Reason.WEAK_ALGORITHM)) return State.BAD;
        if (one.findings().contains(Reason.UNKNOWN_ALGORITHM)) return State.UNKNOWN;
        return State.GOOD;
    }

    private void certificate(OfSignature one, List<Link> chain) {
        if (chain.isEmpty()) return;
        Link own = chain.getFirst();
        add("serial", own.serial(), State.NOTE);
        add(
                "validity",
                Words.say(
                        "point.from-to",
                        Words.moment(own.notBefore()),
                        Words.moment(own.notAfter())),
                State.NOTE);
        add("issuer", own.issuer(), State.NOTE);
        boolean anchored = one.chain() != null;
        add(
                "chain",
                anchored
                        ? chain.stream().map(Link::subject).collect(Collectors.joining(" ← "))
                        : unanchored(one),
                anchored ? State.GOOD : State.UNKNOWN);
        if (one.standings().isEmpty()) return;
        Standing standing = one.standings().getFirst();
        State state =
                switch (standing.word()) {
                    case GOOD, REVOKED_LATER -> State.GOOD;
                    case REVOKED_BY_THEN -> State.BAD;
                    case UNKNOWN -> State.UNKNOWN;
                };
        add("status", status(standing, own.status()), state);
    }

    private static String rule(OfSignature one) {
        var broken = one.broken();
        return broken == null ? "" : broken.words();
    }

    private static String unanchored(OfSignature one) {
        for (Reason why :
                List.of(
                        Reason.OUT_OF_SCOPE,
                        Reason.CHAIN_INVALID,
                        Reason.CHAIN_TOO_COMPLEX,
                        Reason.TIME_LIMIT)) {
            if (!one.findings().contains(why)) continue;
            return why == Reason.CHAIN_INVALID ? Words.of(why) + rule(one) : Words.of(why);
        }
        return Words.of(Reason.UNTRUSTED) + rule(one);
    }

    private static String status(Standing standing, CertificateStatus status) {
        String word = Words.say("status." + standing.word());
        var text = new StringBuilder(word);
        if (status.revokedAt() != null) {
            text.append(Words.say("status.at", Words.moment(status.revokedAt())));
        }
        if (status.invalidSince() != null) {
            text.append(Words.say("status.since", Words.moment(status.invalidSince())));
        }
        if (status.evidence() != null && status.thisUpdate() != null) {
            var when = status.producedAt() == null ? status.thisUpdate() : status.producedAt();
            text.append(Words.say("status.evidence", status.evidence(), Words.moment(when)));
        }
        return text.toString();
    }

    private void changes(OfSignature one) {
        LaterChanges changes = one.facts().laterChanges();
        State state =
                switch (changes) {
                    case NONE, PERMITTED -> State.GOOD;
                    case SUSPICIOUS -> State.UNKNOWN;
                    case FORBIDDEN -> State.BAD;
                };
        String what =
                one.facts().changes().stream()
                        .filter(c -> c.weight() == changes)
                        .map(Change::text)
                        .limit(8)
                        .collect(Collectors.joining("; "));
        String words = Words.say("changes." + changes);
        add("changes", what.isEmpty() ? words : words + ": " + what, state);
    }
}
