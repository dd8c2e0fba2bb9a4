package org.antin.signing.check;

import org.antin.signing.check.Point.State;
import org.jspecify.annotations.Nullable;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

import javax.xml.stream.XMLStreamException;

/// Writes a report as a validation report of ETSI TS 119 102-2 (V1.4.1), for programs that compare
/// what several checkers say. It says what the report says and no more: certificates and the file
/// are named by their digests, and there is no signature of ours on it.
public final class EtsiReport {
    private static final String ETSI = "urn:etsi:019102:";

    /// Codes of this project's own reasons and points.
    private static final String OWN = "urn:antin:";

    private final VerificationReport report;
    private final Instant at;
    private final EtsiXml xml;
    private final Set<String> written = new HashSet<>();

    private EtsiReport(VerificationReport report, Instant at, EtsiXml xml) {
        this.report = report;
        this.at = at;
        this.xml = xml;
    }

    /// UTF-8, with its declaration.
    ///
    /// @param at what "now" meant for the judgement
    public static byte[] xml(VerificationReport report, Instant at) {
        var text = new StringWriter();
        try {
            var xml = new EtsiXml(text);
            xml.begin();
            new EtsiReport(report, at, xml).write();
            xml.end();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing into memory", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write() throws XMLStreamException {
        for (SignatureReport one : report.signatures()) signature(one);
        if (report.signatures().isEmpty()) withoutSignature();
        objects();
    }

    /// The schema wants one: what is to be said of a file in which there is nothing to judge.
    private void withoutSignature() throws XMLStreamException {
        boolean none = report.verdict() == FileVerdict.NOT_SIGNED;
        xml.open("SignatureValidationReport");
        time(null);
        xml.open("SignatureValidationStatus");
        xml.leaf(
                "MainIndication",
                none
                        ? "urn:cef:dss:mainindication:noSignatureFound"
                        : ETSI + "mainindication:indeterminate");
        reasons(report.messages());
        xml.close();
        xml.close();
    }

    private void signature(SignatureReport one) throws XMLStreamException {
        xml.open("SignatureValidationReport");
        xml.open("SignatureIdentifier");
        xml.attribute("id", "S-" + one.index());
        xml.leaf("HashOnly", "false");
        xml.leaf("DocHashOnly", "false");
        xml.leaf("DAIdentifier", "S-" + one.index());
        xml.close();
        points(one);
        time(one.trustedTime());
        if (one.claimedTime() != null) {
            xml.open("SignatureAttributes");
            xml.open("SigningTime");
            xml.leaf("Time", moment(one.claimedTime()));
            xml.close();
            xml.close();
        }
        signer(one);
        xml.open("SignatureValidationProcess");
        xml.leaf("SignatureValidationProcessID", ETSI + "validationprocess:LTA");
        xml.close();
        status(one);
        xml.close();
    }

    /// Each point of the report as a constraint that was applied, with what came of it.
    private void points(SignatureReport one) throws XMLStreamException {
        xml.open("ValidationConstraintsEvaluationReport");
        xml.open("SignatureValidationPolicy");
        xml.policyImplied();
        xml.leaf("PolicyName", one.ruleSet());
        xml.close();
        for (Point point : one.points()) {
            if (point.state() == State.NOTE) continue;
            xml.open("ValidationConstraint");
            xml.leaf("ValidationConstraintIdentifier", OWN + "point:" + point.code());
            xml.open("ConstraintStatus");
            xml.leaf("Status", ETSI + "constraintStatus:applied");
            xml.close();
            xml.open("ValidationStatus");
            xml.leaf(
                    "MainIndication",
                    ETSI
                            + "mainindication:"
                            + switch (point.state()) {
                                case GOOD -> "passed";
                                case BAD -> "failed";
                                case UNKNOWN, NOTE -> "indeterminate";
                            });
            xml.close();
            xml.close();
        }
        xml.close();
    }

    private void time(@Nullable Instant trusted) throws XMLStreamException {
        xml.open("ValidationTimeInfo");
        xml.leaf("ValidationTime", moment(at));
        xml.open("BestSignatureTime");
        xml.leaf("POETime", moment(trusted == null ? at : trusted));
        // Both come of this check: a proven time stamp, or the moment of the check itself.
        xml.leaf("TypeOfProof", ETSI + "poetype:validation");
        xml.close();
        xml.close();
    }

    private void signer(SignatureReport one) throws XMLStreamException {
        String id = one.chain().isEmpty() ? null : id(one.chain().getFirst());
        if (id == null) return;
        xml.open("SignerInformation");
        xml.reference("SignerCertificate", id);
        if (one.signer() != null) xml.leaf("Signer", one.signer());
        xml.close();
    }

    private void status(SignatureReport one) throws XMLStreamException {
        xml.open("SignatureValidationStatus");
        xml.leaf(
                "MainIndication",
                ETSI
                        + "mainindication:"
                        + switch (one.indication()) {
                            case TOTAL_PASSED -> "total-passed";
                            case TOTAL_FAILED -> "total-failed";
                            case INDETERMINATE -> "indeterminate";
                        });
        if (one.subIndication() != null) {
            xml.leaf("SubIndication", ETSI + "subindication:" + one.subIndication());
        }
        chain(one.chain());
        for (Link link : one.chain()) revocation(link);
        reasons(one.messages());
        xml.close();
    }

    /// From the signer up; a chain of one that reached no anchor is left out.
    private void chain(List<Link> chain) throws XMLStreamException {
        List<String> ids = chain.stream().map(EtsiReport::id).toList();
        if (ids.size() < 2 || ids.contains(null)) return;
        xml.open("AssociatedValidationReportData");
        xml.reference("TrustAnchor", ids.getLast());
        xml.open("CertificateChain");
        xml.reference("SigningCertificate", ids.getFirst());
        for (String id : ids.subList(1, ids.size() - 1)) {
            xml.reference("IntermediateCertificate", id);
        }
        xml.reference("TrustAnchor", ids.getLast());
        xml.close();
        xml.close();
    }

    private void revocation(Link link) throws XMLStreamException {
        Instant revoked = link.status().revokedAt();
        String id = id(link);
        if (revoked == null || id == null) return;
        xml.open("AssociatedValidationReportData");
        xml.open("RevocationStatusInformation");
        xml.reference("ValidationObjectId", id);
        xml.leaf("RevocationTime", moment(revoked));
        xml.close();
        xml.close();
    }

    /// Our own codes with the words a clerk reads and the article behind them.
    private void reasons(List<Message> messages) throws XMLStreamException {
        if (messages.isEmpty()) return;
        xml.open("AssociatedValidationReportData");
        xml.open("AdditionalValidationReportData");
        for (Message message : messages) {
            xml.open("ReportData");
            xml.leaf("Type", OWN + "reason:" + message.code());
            xml.leaf("Value", message.text());
            xml.close();
            xml.open("ReportData");
            xml.leaf("Type", OWN + "article:" + message.code());
            xml.leaf("Value", message.article());
            xml.close();
        }
        xml.close();
        xml.close();
    }

    private void objects() throws XMLStreamException {
        xml.open("SignatureValidationObjects");
        for (SignatureReport one : report.signatures()) {
            for (Link link : one.chain()) certificate(link);
        }
        for (TimestampReport stamp : report.timestamps()) timestamp(stamp);
        object("FILE", "other", report.sha256());
        var content = report.content();
        if (content != null) object("CONTENT", "signedData", content.sha256());
        xml.close();
    }

    private void object(String id, String type, @Nullable String sha256) throws XMLStreamException {
        xml.open("ValidationObject");
        xml.attribute("id", id);
        xml.leaf("ObjectType", ETSI + "validationObject:" + type);
        xml.open("ValidationObjectRepresentation");
        if (sha256 == null) xml.leaf("URI", OWN + "file");
        else xml.digest(HexFormat.of().parseHex(sha256));
        xml.close();
        xml.close();
    }

    private void certificate(Link link) throws XMLStreamException {
        String id = id(link);
        if (id == null || link.sha256() == null || !written.add(id)) return;
        object(id, "certificate", link.sha256());
    }

    private void timestamp(TimestampReport stamp) throws XMLStreamException {
        String id = "T-" + stamp.index();
        xml.open("ValidationObject");
        xml.attribute("id", id);
        xml.leaf("ObjectType", ETSI + "validationObject:timestamp");
        xml.open("ValidationObjectRepresentation");
        xml.leaf("URI", OWN + "timestamp:" + stamp.index());
        xml.close();
        if (stamp.time() != null && stamp.verdict() == Verdict.VALID) {
            xml.open("POEProvisioning");
            xml.leaf("POETime", moment(stamp.time()));
            xml.close();
        }
        xml.open("ValidationReport");
        xml.open("SignatureValidationStatus");
        xml.leaf(
                "MainIndication",
                ETSI
                        + "mainindication:"
                        + switch (stamp.verdict()) {
                            case VALID -> "passed";
                            case INVALID -> "failed";
                            case INDETERMINATE -> "indeterminate";
                        });
        SubIndication why = stamp.reason().subIndication();
        if (why != null) xml.leaf("SubIndication", ETSI + "subindication:" + why);
        xml.close();
        xml.close();
        xml.close();
    }

    private static @Nullable String id(Link link) {
        return link.sha256() == null ? null : "C-" + link.sha256();
    }

    private static String moment(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
