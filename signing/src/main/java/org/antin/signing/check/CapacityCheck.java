package org.antin.signing.check;

import org.antin.signing.check.Judgement.OfSignature;
import org.antin.signing.make.Capacity;
import org.antin.signing.make.DelegationState;
import org.jspecify.annotations.Nullable;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/// T05 when checking: whether KT., TL., TUQ. or the title printed above a signer's name agrees with
/// the title on the certificate (Điều 7.4; NĐ 30/2020 Điều 13). It is said and decides nothing: a
/// title may be behind the facts, and of delegations on paper a stranger's file tells nothing.
final class CapacityCheck {
    /// Each costs reading the pages anew.
    private static final int SIGNERS = 3;

    private CapacityCheck() {}

    /// @param format a PDF says it on a page, an edXML message in its header; others don't
    static Judgement of(
            Judgement judgement, @Nullable Format format, byte[] content, Deadline deadline) {
        if (format != Format.PADES && format != Format.XADES) return judgement;
        var all = new ArrayList<OfSignature>();
        int asked = 0;
        for (OfSignature one : judgement.signatures()) {
            X509Certificate signer = one.facts().signer();
            boolean differs = false;
            if (signer != null && leader(one, signer) && asked < SIGNERS && !deadline.passed()) {
                asked++;
                differs = differs(signer, format, content, deadline);
            }
            all.add(differs ? remarked(one) : one);
        }
        return new Judgement(all, judgement.timestamps(), judgement.rules());
    }

    private static boolean leader(OfSignature one, X509Certificate signer) {
        return !one.facts().counterSignature()
                && Signers.kind(signer, one.facts().shownAs()) == SignatureKind.LEADER
                && !Capacity.title(signer).isEmpty();
    }

    private static boolean differs(
            X509Certificate signer, Format format, byte[] content, Deadline deadline) {
        var printed =
                format == Format.XADES
                        ? Capacity.told(content, Capacity.name(signer))
                        : Capacity.printed(content, signer, deadline::passed);
        return Capacity.judge(printed, Capacity.title(signer), DelegationState.NOT_ASKED).blocks();
    }

    private static OfSignature remarked(OfSignature one) {
        List<Reason> findings = new ArrayList<>(one.findings());
        findings.add(Reason.CAPACITY_DIFFERS);
        return new OfSignature(
                one.facts(),
                one.reason(),
                findings,
                one.trustedTime(),
                one.chain(),
                one.standings(),
                one.broken(),
                one.rules());
    }
}
