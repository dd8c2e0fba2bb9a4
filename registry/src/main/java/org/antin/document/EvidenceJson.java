package org.antin.document;

import org.antin.document.Documents.State;
import org.antin.kernel.Days;
import org.antin.signing.archive.PolicyReference;
import org.antin.signing.check.SignatureReport;
import org.antin.signing.check.Signer;
import org.antin.signing.check.VerificationReport;
import org.antin.signing.check.facts.DocumentFacts;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The evidence that is words rather than DER, and the fields of Thông tư 02/2019/TT-BNV. What
/// isn't known is null, never made up.
final class EvidenceJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EvidenceJson() {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] write(Object value) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
    }

    /// Which rules judged each signature, and which policies the certificates state.
    static byte[] policies(DocumentFacts facts, VerificationReport report) {
        var certificates = new ArrayList<Object>();
        facts.certificates().stream()
                .sorted(Comparator.comparing(one -> one.getSubjectX500Principal().getName()))
                .forEach(certificate -> certificates.add(policies(certificate)));
        var all = new LinkedHashMap<String, Object>();
        all.put(
                "ruleSets",
                report.signatures().stream().map(SignatureReport::ruleSet).distinct().toList());
        all.put("certificates", certificates);
        return write(all);
    }

    private static Map<String, Object> policies(X509Certificate certificate) {
        var one = new LinkedHashMap<String, Object>();
        one.put("subject", certificate.getSubjectX500Principal().getName());
        one.put("serial", certificate.getSerialNumber().toString(16));
        one.put(
                "policies",
                PolicyReference.of(certificate).stream()
                        .map(
                                policy ->
                                        Map.of(
                                                "policy",
                                                policy.policy(),
                                                "practiceStatements",
                                                policy.statements()))
                        .toList());
        return one;
    }

    /// Who signed, in which title and for which body, and when.
    static byte[] signers(VerificationReport report) {
        var all = new ArrayList<Object>();
        for (var signature : report.signatures()) {
            var one = new LinkedHashMap<String, Object>();
            Signer who = signature.who();
            one.put("index", signature.index());
            one.put("kind", signature.kind().name());
            one.put("name", who == null ? null : who.name());
            one.put("title", who == null ? null : who.title());
            one.put("organisation", who == null ? null : who.organisation());
            one.put("unit", who == null ? null : who.unit());
            one.put("serial", signature.serial());
            one.put("issuer", signature.issuer());
            one.put("trustedTime", text(signature.trustedTime()));
            all.add(one);
        }
        return write(all);
    }

    /// Thông tư 02/2019/TT-BNV, the fields of a document (văn bản).
    ///
    /// @param issuer the body that issued it
    /// @param pages null when they can't be counted
    /// @param format of the file
    static byte[] metadata(
            Document document,
            EvidenceSet evidence,
            String issuer,
            @Nullable Integer pages,
            String format,
            @Nullable Instant issued) {
        var words = evidence.description();
        int slash = words.number().indexOf('/');
        var all = new LinkedHashMap<String, Object>();
        all.put("DocCode", docCode(words));
        all.put("FileCode", words.fileCode());
        all.put("DocOrdinal", words.ordinal());
        all.put("TypeName", words.typeName());
        all.put("CodeNumber", slash < 0 ? words.number() : words.number().substring(0, slash));
        all.put("CodeNotation", slash < 0 ? null : words.number().substring(slash + 1));
        all.put("IssuedDate", issued == null ? null : Days.of(issued).toString());
        all.put("OrganName", issuer);
        all.put("Subject", words.subject());
        all.put("Language", "Tiếng Việt");
        all.put("PageAmount", pages);
        all.put("Description", null);
        all.put("InforSign", null);
        all.put("Keyword", null);
        all.put("Mode", null);
        all.put("ConfidenceLevel", confidence(document.purpose()));
        all.put("Autograph", null);
        all.put("Format", format);
        return write(all);
    }

    /// TT 02/2019: code of the file, and the document's place in it.
    private static @Nullable String docCode(Description words) {
        return words.fileCode() == null || words.ordinal() == null
                ? null
                : words.fileCode() + "." + words.ordinal();
    }

    private static String confidence(Purpose purpose) {
        return purpose instanceof Purpose.Copy(var _, var from)
                        && from != CopySource.ELECTRONIC_ORIGINAL
                ? "Số hóa"
                : "Gốc điện tử";
    }

    /// How the file became what it is, state by state.
    static byte[] history(List<State> states) {
        var all = new ArrayList<Object>();
        for (var state : states) {
            var one = new LinkedHashMap<String, Object>();
            one.put("version", state.version());
            one.put("what", state.what());
            one.put("at", text(state.at()));
            one.put("sha256", state.sha256());
            one.put("size", state.size());
            all.add(one);
        }
        return write(all);
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
