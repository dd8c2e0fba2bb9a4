package org.antin.signing.check.facts;

import eu.europa.esig.dss.cades.validation.CAdESSignature;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.spi.exception.IllegalInputException;
import eu.europa.esig.dss.spi.policy.SignaturePolicyProvider;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import eu.europa.esig.dss.spi.validation.analyzer.DocumentAnalyzer;
import eu.europa.esig.dss.spi.x509.tsp.TimestampToken;
import eu.europa.esig.dss.xades.validation.XAdESSignature;

import org.antin.signing.check.Deadline;
import org.antin.signing.check.Format;
import org.antin.signing.check.Indication;
import org.antin.signing.check.Integrity;
import org.antin.signing.check.LaterChanges;
import org.antin.signing.check.Limits;
import org.antin.signing.check.Reason;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// Reads the formats DSS takes apart as a whole: XML, JSON and containers.
final class DssReader {
    private DssReader() {}

    /// What our own look at a signature adds to DSS's.
    ///
    /// @param fault null when there is nothing to object to
    /// @param whole whether it covers the whole document; null when it can't be told
    record Own(@Nullable Reason fault, @Nullable Boolean whole) {}

    /// @param opening may fail as DSS's readers do
    static DocumentFacts read(
            Format format,
            Limits limits,
            Deadline deadline,
            Supplier<DocumentAnalyzer> opening,
            Function<AdvancedSignature, Own> own) {
        return readAll(format, limits, deadline, List.of(opening), own);
    }

    /// A file whose signatures lie in several places.
    static DocumentFacts readAll(
            Format format,
            Limits limits,
            Deadline deadline,
            List<Supplier<DocumentAnalyzer>> openings,
            Function<AdvancedSignature, Own> own) {
        var signatures = new ArrayList<AdvancedSignature>();
        var apart = new ArrayList<TimestampToken>();
        try {
            for (Supplier<DocumentAnalyzer> opening : openings) {
                if (deadline.passed()) return DocumentFacts.unreadable(format, Reason.TIME_LIMIT);
                DocumentAnalyzer analyzer = opening.get();
                analyzer.setCertificateVerifier(DssSignatures.offline());
                // A policy named by its address is not fetched.
                analyzer.setSignaturePolicyProvider(new SignaturePolicyProvider());
                signatures.addAll(analyzer.getSignatures());
                apart.addAll(analyzer.getDetachedTimestamps());
            }
        } catch (DSSException
                | IllegalInputException
                | IllegalArgumentException
                | IllegalStateException
                | UnsupportedOperationException e) {
            return DocumentFacts.unreadable(format, Reason.MALFORMED);
        }
        if (signatures.size() > limits.signatures()) {
            return DocumentFacts.unreadable(format, Reason.TOO_COMPLEX);
        }
        var facts = new FactsInHand();
        for (AdvancedSignature one : signatures) {
            if (deadline.passed()) return DocumentFacts.unreadable(format, Reason.TIME_LIMIT);
            var unknown = SignatureFacts.unsupported(facts.signatures.size());
            if (one instanceof XAdESSignature xml
                    && XmlSignatureChecks.bringsPrograms(xml.getSignatureElement()))
                facts.signatures.add(unknown);
            else if (one instanceof XAdESSignature xml
                    && XmlSignatureChecks.incomplete(xml.getSignatureElement()))
                facts.signatures.add(unknown.faulty(Reason.REFERENCE_STRUCTURE));
            else if (!WrongShape.none(() -> add(one, own.apply(one), facts)))
                facts.signatures.add(unknown);
        }
        // A container's own time stamps stand beside its signatures.
        DssSignatures.timestamps(apart, null, facts);
        return facts.done(format);
    }

    private static void add(AdvancedSignature one, Own own, FactsInHand facts) {
        DssSignatures.evidence(one, facts);
        Proof proof = DssSignatures.prove(one);
        Reason fault = proof.fault();
        Integrity integrity = proof.integrity();
        // Our own objection weighs more than "not found" or "no certificate", but what cryptography
        // rejects stays rejected for that reason.
        if (own.fault() != null && (fault == null || integrity == Integrity.UNKNOWN)) {
            boolean open = own.fault().indication() == Indication.INDETERMINATE;
            if (!open || fault == null) {
                fault = own.fault();
                integrity = open ? Integrity.UNKNOWN : Integrity.BROKEN;
            }
        }
        facts.signatures.add(
                new SignatureFacts(
                        one.getId(),
                        proof.signer(),
                        integrity,
                        fault,
                        proof.algorithms(),
                        DssSignatures.moment(one.getSigningTime()),
                        DssSignatures.level(one),
                        own.whole(),
                        LaterChanges.NONE,
                        List.of(),
                        null,
                        false));
        if (Boolean.FALSE.equals(own.whole())) facts.remark(Reason.PARTIAL_COVERAGE);
        DssSignatures.timestamps(one, facts);
        DssSignatures.counterSignatures(one, facts);
    }

    /// Our own look by the kind of signature.
    static Own look(AdvancedSignature one) {
        return switch (one) {
            case XAdESSignature xml -> {
                var found = XmlSignatureChecks.of(xml);
                yield new Own(found.fault(), found.whole());
            }
            case CAdESSignature cms ->
                    new Own(SignerInfoChecks.broken(cms.getSignerInformation()), true);
            default -> new Own(null, true);
        };
    }
}
