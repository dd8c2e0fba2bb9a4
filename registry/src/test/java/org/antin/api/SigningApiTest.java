package org.antin.api;

import static org.antin.House.asking;
import static org.antin.House.value;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.ApiTokens;
import org.antin.House;
import org.antin.ServerTest;
import org.antin.SteeredClock;
import org.antin.access.Actor;
import org.antin.access.Grant;
import org.antin.access.Role;
import org.antin.api.Calls.Parts;
import org.antin.certificate.CertificateDesk;
import org.antin.certificate.NewCertificate;
import org.antin.certificate.X509Facts;
import org.antin.device.DeviceDesk;
import org.antin.device.DeviceKind;
import org.antin.device.HandoverDesk;
import org.antin.device.HandoverOffer;
import org.antin.device.NewDevice;
import org.antin.device.Receipt;
import org.antin.kernel.Days;
import org.antin.kernel.Period;
import org.antin.practiceca.Subject;
import org.antin.practiceca.TokenAlgorithm;
import org.antin.practiceca.TokenAnswer;
import org.antin.provider.PracticeProvider;
import org.antin.provider.PracticeSettings;
import org.antin.signing.check.FileVerdict;
import org.antin.signing.check.SignatureKind;
import org.antin.signing.check.Verifier;
import org.antin.subscriber.Person;
import org.antin.subscriber.Rank;
import org.antin.subscriber.Subscriber;
import org.antin.testkit.Repository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

@ServerTest
@DisplayName(
        "D7.0–D7.3, D10.2, D11.1, D11.2: another system has a letter signed; the key stays on its token")
class SigningApiTest {
    private static final String PATH = "/api/v1/signings";

    @Autowired House house;
    @Autowired ApiTokens tokens;
    @Autowired PracticeProvider provider;
    @Autowired PracticeSettings practice;
    @Autowired DeviceDesk devices;
    @Autowired HandoverDesk handovers;
    @Autowired CertificateDesk certificates;
    @Autowired Verifier verifier;
    @Autowired SteeredClock clock;
    @Autowired Environment environment;
    @Autowired JdbcClient db;

    private Calls api;
    private UUID commune;
    private Actor officer;
    private Person chairman;
    private Key leader;
    private Key clerk;

    /// A certificate in use with its token, and the interface's token of its holder.
    private record Key(X509Certificate certificate, String device, String token) {}

    @BeforeEach
    void aCommuneThatMaySign() {
        clock.pass(Duration.ofHours(1));
        api = new Calls(environment.getRequiredProperty("server.port"));
        var district = house.province().cam();
        commune = house.commune(district);
        officer = house.actor(Role.RECEIVING_OFFICER, district.committee());
        chairman = house.person(commune, Rank.HEAD, "Chủ tịch", "Nguyễn Văn Thành");
        var records = house.person(commune, Rank.OTHER, "Văn thư");
        leader =
                inUse(
                        house.subscriber(chairman),
                        new Subject.Individual(
                                chairman.name(),
                                "Chủ tịch",
                                null,
                                "UBND xã Thử",
                                "Hà Tĩnh",
                                null,
                                null),
                        house.actor(chairman, Role.SUBSCRIBER));
        clerk =
                inUse(
                        house.subscriber(commune, records),
                        new Subject.Organisation("UBND xã Thử", "UBND huyện Thử", "Hà Tĩnh"),
                        house.actor(records, Role.RECORDS_CLERK));
        clock.pass(Duration.ofMinutes(5));
    }

    private Key inUse(Subscriber subscriber, Subject subject, Actor holder) {
        var handed = provider.issue(UUID.randomUUID(), subject, clock.instant());
        var device = UUID.randomUUID();
        var certificate = UUID.randomUUID();
        var today = Days.of(clock.instant());
        var announced =
                new NewDevice(
                        device,
                        DeviceKind.USB_TOKEN,
                        "Thiết bị thực hành",
                        handed.deviceNumber(),
                        subscriber.id());
        value(asking(officer, () -> devices.announce(announced, officer)));
        var recorded =
                NewCertificate.first(
                        certificate,
                        subscriber.id(),
                        device,
                        X509Facts.encoded(handed.certificate()),
                        provider.chain().stream().map(X509Facts::encoded).toList());
        value(asking(officer, () -> certificates.record(recorded, officer)));
        var receipt = new Receipt("01/BB", today, "Bưu chính", "Nguyên vẹn");
        value(asking(officer, () -> devices.receive(device, receipt, officer)));
        var offer =
                new HandoverOffer(
                        UUID.randomUUID(),
                        new HandoverOffer.Receiver.ToPerson(House.person(holder)),
                        "02/BB",
                        today,
                        "Trụ sở",
                        "Nguyên vẹn",
                        "QĐ giao 05");
        var offered = value(asking(officer, () -> handovers.offer(device, offer, officer)));
        value(asking(holder, () -> handovers.confirm(offered.id(), holder)));
        value(asking(officer, () -> certificates.putInUse(certificate, officer)));
        return new Key(
                handed.certificate(),
                handed.deviceNumber(),
                tokens.everything(Objects.requireNonNull(holder.account())));
    }

    private static byte[] letter() {
        try (var files =
                Files.list(Repository.root().resolve("signing/src/test/resources/letters"))) {
            return Files.readAllBytes(
                    files.filter(f -> f.toString().endsWith(".pdf")).findFirst().orElseThrow());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String pem(X509Certificate certificate) {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(X509Facts.encoded(certificate))
                + "\n-----END CERTIFICATE-----\n";
    }

    private Calls.Answer prepare(Key key, String kind, byte[] document) {
        return prepare(key, kind, document, pem(key.certificate()));
    }

    private Calls.Answer prepare(Key key, String kind, byte[] document, String chain) {
        var parts =
                Parts.free()
                        .text("kind", kind)
                        .text("certificates", chain)
                        .file("document", "cong-van.pdf", document);
        return api.upload(
                PATH, key.token(), parts, "Idempotency-Key", UUID.randomUUID().toString());
    }

    private String signed(Key key, Calls.Answer prepared) {
        var answer =
                provider.token(key.device())
                        .orElseThrow()
                        .sign(
                                new BigInteger(
                                        1, key.certificate().getSerialNumber().toByteArray()),
                                practice.firstPin().toCharArray(),
                                Base64.getDecoder().decode(prepared.text("dtbs")),
                                prepared.text("signatureAlgorithm").equals("SHA256withRSA")
                                        ? TokenAlgorithm.RSA_PKCS1_SHA256
                                        : TokenAlgorithm.ECDSA_SHA256);
        return answer instanceof TokenAnswer.Signed(var value)
                ? Base64.getEncoder().encodeToString(value)
                : answer.toString();
    }

    private Calls.Answer finish(Key key, Calls.Answer prepared, String signature) {
        return api.order(
                PATH + "/" + prepared.text("id") + "/signature",
                key.token(),
                "{\"signature\":\"" + signature + "\"}");
    }

    @Test
    @DisplayName("D7.3, D11.1: leader, then organisation; the file stands up to our own check")
    void leaderThenOrganisation() throws Exception {
        assertThat(prepare(clerk, "organisation", letter()).code())
                .isEqualTo("document.leader-missing");
        var prepared = prepare(leader, "leader", letter());
        assertThat(prepared.status()).isEqualTo(201);
        var dtbs = Base64.getDecoder().decode(prepared.text("dtbs"));
        assertThat(Base64.getDecoder().decode(prepared.text("digest")))
                .isEqualTo(java.security.MessageDigest.getInstance("SHA-256").digest(dtbs));
        var byLeader = finish(leader, prepared, signed(leader, prepared));
        assertThat(byLeader.status()).as(byLeader.toString()).isEqualTo(200);
        assertThat(byLeader.contentType()).isEqualTo("application/pdf");

        assertThat(prepare(leader, "leader", byLeader.body()).code())
                .isEqualTo("document.already-signed");
        var chain = new StringBuilder(pem(clerk.certificate()));
        for (var issuer : provider.chain()) chain.append(pem(issuer));
        var second = prepare(clerk, "organisation", byLeader.body(), chain.toString());
        var byBoth = finish(clerk, second, signed(clerk, second));
        var report = verifier.verify("cong-van.pdf", byBoth.body(), null);
        assertThat(report.verdict()).as(report.toString()).isEqualTo(FileVerdict.VALID);
        assertThat(report.signatures())
                .extracting(signature -> signature.kind())
                .containsExactly(SignatureKind.LEADER, SignatureKind.ORGANISATION);
        assertThat(prepare(clerk, "organisation", byBoth.body()).code())
                .isEqualTo("document.already-signed");
        assertThat(prepare(inAnotherPlace(), "leader", letter()).status())
                .as("his certificate is of a body he has no part in any more")
                .isEqualTo(403);
        assertThat(prepared()).as("what was made ready").isEqualTo(2);
        assertThat(logged())
                .containsExactly(
                        "records-clerk document.leader-missing",
                        "subscriber ",
                        "subscriber document.already-signed",
                        "records-clerk ",
                        "records-clerk document.already-signed",
                        " common.not-allowed");
    }

    /// The leader's certificate and person, with a role in another body alone.
    private Key inAnotherPlace() {
        var elsewhere = house.commune(house.province().cam());
        var since = Period.since(House.LONG_AGO);
        var account =
                house.account(chairman, List.of(new Grant(Role.SUBSCRIBER, elsewhere, since)));
        return new Key(
                leader.certificate(),
                leader.device(),
                tokens.everything(Objects.requireNonNull(account.account())));
    }

    private long prepared() {
        return house.as(
                House.SYSTEM,
                () ->
                        db.sql("select count(*) from document where scope_org = ?")
                                .param(commune)
                                .query(Long.class)
                                .single());
    }

    /// What the log says of the commune's certificates: in which capacity, and why not.
    private List<String> logged() {
        return house.as(
                House.SYSTEM,
                () ->
                        db.sql(
                                        "select capacity || ' ' || code from audit_entry where action ="
                                                + " 'document.prepare' and scope_org = ? order by seq")
                                .param(commune)
                                .query(String.class)
                                .list());
    }

    @Test
    @DisplayName(
            "a session is its holder's, takes one signature, and ends; a bad value costs nothing")
    void theSession() {
        var prepared = prepare(leader, "LEADER", letter());
        var path = PATH + "/" + prepared.text("id") + "/signature";
        var value = signed(leader, prepared);
        assertThat(finish(clerk, prepared, value).code()).isEqualTo("not-found");
        assertThat(finish(leader, prepared, "!!!").code()).isEqualTo("field.base64");
        assertThat(finish(leader, prepared, "AAAA").status()).isEqualTo(422);
        var body = "{\"signature\":\"" + value + "\"}";
        var done = api.post(path, leader.token(), body, "Idempotency-Key", "s1");
        assertThat(done.status()).as(done.toString()).isEqualTo(200);
        // The answer lost on the way is given again; another key is another try.
        assertThat(api.post(path, leader.token(), body, "Idempotency-Key", "s1").body())
                .isEqualTo(done.body());
        assertThat(finish(leader, prepared, value).code()).isEqualTo("document.session-over");
        assertThat(
                        house.as(
                                House.SYSTEM,
                                () ->
                                        db.sql(
                                                        "select count(*) from api_answer where key = 's1' and length(body) > 0")
                                                .query(Long.class)
                                                .single()))
                .as("documents lie in the vault, never in the database")
                .isZero();

        var late = prepare(leader, "leader", letter());
        var signature = signed(leader, late);
        clock.pass(Duration.ofHours(2));
        assertThat(finish(leader, late, signature).code()).isEqualTo("document.session-over");
    }

    @Test
    @DisplayName("D1.1b, D7.3, D11.1: refused leaves no document behind")
    void refusals() {
        long before = documents();
        assertThat(prepare(leader, "boss", letter()).code()).isEqualTo("field.choice");
        assertThat(prepare(leader, "leader", "no pdf".getBytes(StandardCharsets.UTF_8)).code())
                .isEqualTo("document.sign.not-a-pdf");
        // Somebody else's certificate, one of the register the caller may not sign with, and none.
        assertThat(prepare(new Key(clerk.certificate(), "", leader.token()), "leader", letter()))
                .extracting(Calls.Answer::status)
                .isIn(403, 422);
        var other = new Key(provider.root(), "", leader.token());
        assertThat(prepare(other, "leader", letter()).code())
                .isEqualTo("document.certificate-unknown");
        var torn = pem(leader.certificate()) + pem(provider.root());
        assertThat(prepare(leader, "leader", letter(), torn).code())
                .as("a chain with a link missing")
                .isEqualTo("document.certificate-unknown");
        var secret = new Parts().text("secrecy", "marked").file("document", "a.pdf", letter());
        assertThat(api.upload(PATH, leader.token(), secret, "Idempotency-Key", "x1").code())
                .isEqualTo("document.state-secret");
        assertThat(api.upload(PATH, null, secret).status()).isEqualTo(401);
        assertThat(documents()).isEqualTo(before);
    }

    private long documents() {
        return house.as(
                House.SYSTEM,
                () -> db.sql("select count(*) from document").query(Long.class).single());
    }
}
