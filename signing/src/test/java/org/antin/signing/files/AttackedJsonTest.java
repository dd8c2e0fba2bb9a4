package org.antin.signing.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.Workshop;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.Reason;
import org.antin.signing.check.ReportJson;
import org.antin.signing.check.VerificationReport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Attacks on JSON signatures (RFC 7515, ETSI TS 119 182-1): what was signed is VALID, and what was
/// made of it isn't.
@Timeout(20)
class AttackedJsonTest {
    private static final String LETTER = "{\"pay\":100}";
    private static final String FORGED = "{\"pay\":999}";

    @TempDir static Path dir;
    private static Workshop shop;
    private static String signed;

    @BeforeAll
    static void open() {
        shop = new Workshop(dir.resolve("ca"));
        var signer = new AnySigner(shop.honest, shop.now().minusSeconds(5));
        byte[] compact = signer.sign(LETTER.getBytes(StandardCharsets.UTF_8), Packaging.JSON);
        signed = new String(compact, StandardCharsets.UTF_8);
        assertThat(shop.check(compact).verdict()).isEqualTo(FileVerdict.VALID);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private static VerificationReport check(String json) {
        return shop.check(json.getBytes(StandardCharsets.UTF_8));
    }

    private static void never(String json) {
        var report = check(json);
        assertThat(report.verdict()).as(ReportJson.line(report)).isNotEqualTo(FileVerdict.VALID);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String header() {
        return new String(
                Base64.getUrlDecoder().decode(signed.split("\\.")[0]), StandardCharsets.UTF_8);
    }

    private static String compact(String header, String payload, String value) {
        return base64(header) + "." + base64(payload) + "." + value;
    }

    private static String general(String... signatures) {
        return "{\"payload\":\"%s\",\"signatures\":[%s]}"
                .formatted(base64(LETTER), String.join(",", signatures));
    }

    private static String member() {
        String[] parts = signed.split("\\.");
        return "{\"protected\":\"%s\",\"signature\":\"%s\"}".formatted(parts[0], parts[2]);
    }

    /// Signs this header and payload with the signer's own key: what a careless signer would.
    private static String careless(String header, String payload) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(shop.honest.keys().getPrivate());
            String start = base64(header) + "." + base64(payload);
            signature.update(start.getBytes(StandardCharsets.US_ASCII));
            return start
                    + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("JAdES: payload or header changed")
    void changed() {
        String[] parts = signed.split("\\.");
        var payload = check(compact(header(), FORGED, parts[2]));
        assertThat(payload.verdict()).isEqualTo(FileVerdict.INVALID);
        String header = header().replaceFirst("\\{", "{\"jku\":\"1\",");
        assertThat(check(compact(header, LETTER, parts[2])).verdict())
                .isEqualTo(FileVerdict.INVALID);
    }

    @Test
    @DisplayName("JAdES algorithm confusion: none, or an HMAC keyed with the public key")
    void algorithmConfusion() throws GeneralSecurityException {
        for (String none : new String[] {"none", "None", "NONE", ""}) {
            String header = header().replace("RS256", none);
            assertThat(header).isNotEqualTo(header());
            never(compact(header, FORGED, ""));
            never(compact(header, FORGED, "AA"));
        }
        String header = header().replace("RS256", "HS256");
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(
                new SecretKeySpec(
                        shop.honest.certificate().getPublicKey().getEncoded(), "HmacSHA256"));
        byte[] value =
                mac.doFinal(
                        (base64(header) + "." + base64(FORGED))
                                .getBytes(StandardCharsets.US_ASCII));
        never(
                compact(
                        header,
                        FORGED,
                        Base64.getUrlEncoder().withoutPadding().encodeToString(value)));
    }

    @Test
    @DisplayName("JAdES crit: a critical header nobody here understands is never passed over")
    void critical() {
        String odd = header().replaceFirst("\\{", "{\"only-on-sundays\":true,");
        // Sound without it, so that what follows is refused for it alone.
        assertThat(check(careless(odd, LETTER)).verdict()).isEqualTo(FileVerdict.VALID);
        never(careless(critical(odd, "\"only-on-sundays\""), LETTER));
        // Named critical and not there (RFC 7515 4.1.11).
        never(careless(critical(header(), "\"absent\""), LETTER));
    }

    private static String critical(String header, String name) {
        return header.contains("\"crit\":[")
                ? header.replace("\"crit\":[", "\"crit\":[" + name + ",")
                : header.replaceFirst("\\{", "{\"crit\":[" + name + "],");
    }

    @Test
    @DisplayName("JAdES wrapping: a second payload or signature beside the genuine one")
    void wrapped() {
        String genuine = general(member());
        assertThat(check(genuine).verdict()).as(genuine).isEqualTo(FileVerdict.VALID);
        // Two payloads: readers differ on which one counts.
        never(
                genuine.replace(
                        "{\"payload\"", "{\"payload\":\"" + base64(FORGED) + "\",\"payload\""));
        never(
                genuine.substring(0, genuine.length() - 1)
                        + ",\"payload\":\""
                        + base64(FORGED)
                        + "\"}");
        // A signature of nobody's beside it.
        String unsigned =
                "{\"protected\":\"%s\",\"signature\":\"AAAA\"}".formatted(base64(header()));
        never(general(member(), unsigned));
        never(general(unsigned, member()));
        // Flattened and general at once (RFC 7515 7.2.2).
        never(
                genuine.substring(0, genuine.length() - 1)
                        + ",\"protected\":\"%s\",\"signature\":\"AAAA\"}"
                                .formatted(base64(header())));
    }

    @Test
    @DisplayName("JAdES: something unsigned beside payload and signatures is never valid")
    void beside() {
        String genuine = general(member());
        never(genuine.replace("{\"payload\"", "{\"pay\":999,\"payload\""));
        never(genuine.replace("{\"protected\"", "{\"pay\":999,\"protected\""));
    }

    @Test
    @DisplayName("JAdES: key substitution: another certificate for the same key in an open header")
    void substituted() {
        var other = shop.forge.genuine(Workshop.WHO);
        assertThat(other.certificate().getPublicKey())
                .isEqualTo(shop.honest.certificate().getPublicKey());
        try {
            String der = Base64.getEncoder().encodeToString(other.certificate().getEncoded());
            String mine =
                    Base64.getEncoder().encodeToString(shop.honest.certificate().getEncoded());
            String header = header().replace(mine, der);
            assertThat(header).isNotEqualTo(header());
            var report = check(careless(header, LETTER));
            assertThat(report.signatures().getFirst().reason())
                    .as(ReportJson.line(report))
                    .isEqualTo(Reason.CERTIFICATE_SUBSTITUTED);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("JSON made to hurt: nested without end, a name given a million times")
    void costly() {
        assertThat(check("{\"a\":".repeat(100_000)).verdict()).isEqualTo(FileVerdict.UNREADABLE);
        never("{" + "\"payload\":\"\",".repeat(200_000) + "\"signatures\":[]}");
    }
}
