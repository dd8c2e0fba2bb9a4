package org.antin.signing.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;

import org.antin.practiceca.Subject;
import org.antin.signing.make.Refusal.Code;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/// NĐ 30/2020, Phụ lục I, II.8a, where the leader signed without a picture: the seal goes over the
/// room the letter keeps for one (T14).
class LeaderPlaceTest {
    private static final Instant NOW = Instant.parse("2026-03-16T02:03:04Z");
    private static final String DEPUTY = "Trần Thị Lan";

    @TempDir static Path dir;
    private static Office office;

    @BeforeAll
    static void openOffice() {
        office = new Office(dir, InstantSource.fixed(NOW));
    }

    @AfterAll
    static void closeOffice() {
        office.close();
    }

    private static Office.Token deputy() {
        return office.token(
                0,
                new Subject.Individual(
                        DEPUTY,
                        "Phó Chủ tịch",
                        "Ủy ban nhân dân xã Cẩm Bình",
                        "Ủy ban nhân dân tỉnh Hà Tĩnh",
                        "Hà Tĩnh",
                        null,
                        null));
    }

    private static byte[] signedUnseen(byte[] pdf, Office.Token token) {
        return office.sign(
                pdf,
                new Order(SignatureKind.LEADER, token.chain(), new Appearance.Invisible()),
                token);
    }

    /// By EU DSS, which names fields in its own way and shows nothing unless asked.
    private static byte[] signedElsewhere(byte[] pdf, Office.Token token)
            throws IOException, GeneralSecurityException {
        var parameters = new PAdESSignatureParameters();
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
        parameters.setSigningCertificate(new CertificateToken(token.chain().getFirst()));
        parameters.setCertificateChain(token.chain().stream().map(CertificateToken::new).toList());
        parameters.bLevel().setSigningDate(Date.from(NOW));
        var service = new PAdESService(new CommonCertificateVerifier());
        var letter = new InMemoryDocument(pdf);
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(token.key());
        signature.update(service.getDataToSign(letter, parameters).getBytes());
        var value = new SignatureValue(SignatureAlgorithm.RSA_SHA256, signature.sign());
        var out = new ByteArrayOutputStream();
        service.signDocument(letter, parameters, value).writeTo(out);
        return out.toByteArray();
    }

    private static Placement seal(byte[] pdf) {
        return office.prepare(pdf, office.organisationOrder()).placement().orElseThrow();
    }

    private static Code refused(byte[] pdf) {
        return switch (office.signer.prepare(pdf, office.organisationOrder())) {
            case Preparation.Refused(Refusal refusal) -> refusal.code();
            case Preparation.Ready _ -> throw new AssertionError("prepared");
        };
    }

    /// Where the seal would be, had the leader signed with a picture 40 mm wide.
    private static Placement usual() {
        var order =
                new Order(
                        SignatureKind.LEADER,
                        office.leader.chain(),
                        new Appearance.LeaderPicture(
                                Office.SIGNATURE,
                                40,
                                new Place.SignatureBlock(Office.CHAIRMAN, Optional.empty())));
        return seal(office.sign(Office.letter(), order, office.leader));
    }

    private static void assertSame(Placement seal, Placement usual) {
        assertThat(seal.page()).isEqualTo(usual.page());
        assertThat(seal.widthMm()).isCloseTo(36, within(0.01));
        assertThat(seal.leftMm()).isCloseTo(usual.leftMm(), within(0.01));
        assertThat(seal.topMm()).isCloseTo(usual.topMm(), within(0.01));
    }

    @Test
    @DisplayName("T14: signed by other software, nothing seen: over the room above his name")
    void elsewhere() throws Exception {
        assertSame(seal(signedElsewhere(Office.letter(), office.leader)), usual());
    }

    @Test
    @DisplayName("T14: signed here, nothing seen: the same room")
    void here() {
        assertSame(seal(signedUnseen(Office.letter(), office.leader)), usual());
    }

    @Test
    @DisplayName("T14: the letter prints nobody of the signer's name: a person has to say where")
    void nowhere() throws Exception {
        assertThat(refused(signedElsewhere(Office.letter(), deputy())))
                .isEqualTo(Code.LEADER_SIGNATURE_MISSING);
    }

    @Test
    @DisplayName("T14: whoever put initials has no room of his own, whatever the letter prints")
    void initials() {
        var order =
                new Order(
                        SignatureKind.INITIALS,
                        office.leader.chain(),
                        new Appearance.Initials(
                                Office.SIGNATURE, 15, new Place.EndOfContent(Optional.empty())));
        assertThat(refused(office.sign(Office.letter(), order, office.leader)))
                .isEqualTo(Code.LEADER_SIGNATURE_MISSING);
    }

    @Test
    @DisplayName("T14: two signed and both have a room: not ours to choose; of one alone it is his")
    void twoRooms() throws Exception {
        byte[] letter =
                new Sheet()
                        .text("PHÓ CHỦ TỊCH", 40, 200)
                        .text(DEPUTY, 40, 235)
                        .text("CHỦ TỊCH", 130, 200)
                        .text(Office.CHAIRMAN, 130, 235)
                        .pdf();
        byte[] one = signedElsewhere(letter, office.leader);
        Placement seal = seal(one);
        List<Double> middle = List.of(seal.leftMm() + 36, seal.topMm() + seal.heightMm() / 2);
        assertThat(middle.get(0)).isBetween(110.0, 145.0);
        assertThat(middle.get(1)).isBetween(200.0, 235.0);
        assertThat(refused(signedElsewhere(one, deputy())))
                .isEqualTo(Code.LEADER_SIGNATURE_MISSING);
    }
}
