package org.antin.signing.check.facts;

import eu.europa.esig.dss.jades.validation.JAdESSignature;

import org.antin.signing.check.Reason;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwx.Headers;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a JSON signature must keep to beyond what its value proves (RFC 7515 4.1.11, 7.2): readers
/// must not be able to see two things in it.
final class JsonChecks {
    private static final Set<String> GENERAL = Set.of("payload", "signatures");
    private static final Set<String> MEMBER = Set.of("protected", "header", "signature");
    private static final Set<String> FLATTENED =
            Set.of("payload", "protected", "header", "signature");

    /// Headers whose meaning is carried out here or by EU DSS (ETSI TS 119 182-1, 5.1 and 5.2; RFC
    /// 7797). Anything else marked critical forbids to go on.
    private static final Set<String> UNDERSTOOD =
            Set.of(
                    "b64", "sigD", "sigT", "iat", "x5t#o", "sigX5ts", "srCms", "sigPl", "srAts",
                    "adoTst", "sigPId");

    private JsonChecks() {}

    /// What is wrong with the file as a whole; null when nothing is.
    ///
    /// @param bytes a JSON object
    static @Nullable Reason shape(byte[] bytes) {
        Map<String, Object> file;
        try {
            file = JsonUtil.parseJson(new String(bytes, StandardCharsets.UTF_8));
        } catch (JoseException e) {
            // A name given twice, or no JSON at all.
            return Reason.SIGNATURE_STRUCTURE;
        }
        Set<String> names = file.keySet();
        boolean general = names.contains("signatures");
        var strange = new HashSet<>(names);
        strange.removeAll(general ? GENERAL : FLATTENED);
        if (strange.isEmpty()) return members(file.get("signatures"));
        strange.removeAll(FLATTENED);
        return strange.isEmpty() ? Reason.SIGNATURE_STRUCTURE : Reason.CONTENT_UNSIGNED;
    }

    /// 7.2.1: what each signature of several consists of.
    private static @Nullable Reason members(@Nullable Object signatures) {
        if (!(signatures instanceof List<?> all)) return null;
        for (Object one : all) {
            if (one instanceof Map<?, ?> member && !MEMBER.containsAll(member.keySet()))
                return Reason.CONTENT_UNSIGNED;
        }
        return null;
    }

    /// What is wrong with one signature; null when nothing is.
    static @Nullable Reason critical(JAdESSignature signature) {
        Headers headers = signature.getJws().getHeaders();
        Object value = headers.getObjectHeaderValue("crit");
        if (value == null) return null;
        if (!(value instanceof List<?> names) || names.isEmpty()) return Reason.SIGNATURE_STRUCTURE;
        for (Object one : names) {
            if (!(one instanceof String name) || headers.getObjectHeaderValue(name) == null) {
                return Reason.SIGNATURE_STRUCTURE;
            }
            if (!UNDERSTOOD.contains(name)) return Reason.SIGNATURE_UNSUPPORTED;
        }
        return null;
    }
}
