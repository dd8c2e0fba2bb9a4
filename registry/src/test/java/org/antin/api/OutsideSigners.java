package org.antin.api;

import static org.antin.House.asking;
import static org.antin.House.value;

import org.antin.ApiTokens;
import org.antin.House;
import org.antin.SteeredClock;
import org.antin.access.Actor;
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
import org.antin.practiceca.Subject;
import org.antin.practiceca.TokenAlgorithm;
import org.antin.practiceca.TokenAnswer;
import org.antin.provider.PracticeProvider;
import org.antin.provider.PracticeSettings;
import org.antin.subscriber.Person;
import org.antin.subscriber.Rank;
import org.antin.subscriber.Subscriber;
import org.antin.testkit.Repository;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;

/// A commune whose chairman and clerk sign through the interface, each with a token of his own.
final class OutsideSigners {
    private static final String PATH = "/api/v1/signings";

    final UUID commune;
    final Person chairman;
    final Key leader;
    final Key clerk;
    final Actor registrar;

    private final Actor officer;
    private final ApplicationContext context;
    private final PracticeProvider provider;
    private final SteeredClock clock;
    private final Calls api;

    /// A certificate in use with its token, and the interface's token of its holder.
    record Key(X509Certificate certificate, String device, String token) {}

    OutsideSigners(ApplicationContext context, Calls api) {
        this.context = context;
        this.api = api;
        provider = context.getBean(PracticeProvider.class);
        clock = context.getBean(SteeredClock.class);
        var house = context.getBean(House.class);
        clock.pass(Duration.ofHours(1));
        var district = house.province().cam();
        commune = house.commune(district);
        officer = house.actor(Role.RECEIVING_OFFICER, district.committee());
        chairman = house.person(commune, Rank.HEAD, "Chủ tịch", "Nguyễn Văn Thành");
        var records = house.person(commune, Rank.OTHER, "Văn thư");
        registrar = house.actor(records, Role.RECORDS_CLERK);
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
                        registrar);
        clock.pass(Duration.ofMinutes(5));
    }

    Key inUse(Subscriber subscriber, Subject subject, Actor holder) {
        var devices = context.getBean(DeviceDesk.class);
        var handovers = context.getBean(HandoverDesk.class);
        var certificates = context.getBean(CertificateDesk.class);
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
                context.getBean(ApiTokens.class)
                        .everything(Objects.requireNonNull(holder.account())));
    }

    static byte[] letter() {
        try (var files =
                Files.list(Repository.root().resolve("signing/src/test/resources/letters"))) {
            return Files.readAllBytes(
                    files.filter(f -> f.toString().endsWith(".pdf")).findFirst().orElseThrow());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static String pem(X509Certificate certificate) {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(X509Facts.encoded(certificate))
                + "\n-----END CERTIFICATE-----\n";
    }

    Calls.Answer prepare(Key key, String kind, byte[] document) {
        return prepare(key, kind, document, pem(key.certificate()));
    }

    Calls.Answer prepare(Key key, String kind, byte[] document, String chain) {
        return prepare(key, kind, "", "cong-van.pdf", document, chain);
    }

    /// @param format empty: by its content
    Calls.Answer prepare(
            Key key, String kind, String format, String name, byte[] document, String chain) {
        var parts = Parts.free().text("kind", kind);
        if (!format.isEmpty()) parts.text("format", format);
        return prepare(key, parts, chain, name, document);
    }

    /// @param fields what is said of it besides
    Calls.Answer prepare(Key key, Parts fields, byte[] document) {
        return prepare(key, fields, pem(key.certificate()), "cong-van.pdf", document);
    }

    private Calls.Answer prepare(
            Key key, Parts fields, String chain, String name, byte[] document) {
        fields.text("certificates", chain).file("document", name, document);
        return api.upload(
                PATH, key.token(), fields, "Idempotency-Key", UUID.randomUUID().toString());
    }

    String signed(Key key, Calls.Answer prepared) {
        return byToken(key, prepared.text("dtbs"));
    }

    /// As the token gives it, base64.
    String byToken(Key key, String dtbs) {
        var answer =
                provider.token(key.device())
                        .orElseThrow()
                        .sign(
                                new BigInteger(
                                        1, key.certificate().getSerialNumber().toByteArray()),
                                context.getBean(PracticeSettings.class).firstPin().toCharArray(),
                                Base64.getDecoder().decode(dtbs),
                                key.certificate().getPublicKey() instanceof RSAPublicKey
                                        ? TokenAlgorithm.RSA_PKCS1_SHA256
                                        : TokenAlgorithm.ECDSA_SHA256);
        return answer instanceof TokenAnswer.Signed(var value)
                ? Base64.getEncoder().encodeToString(value)
                : answer.toString();
    }

    Calls.Answer finish(Key key, Calls.Answer prepared, String signature) {
        return api.order(
                PATH + "/" + prepared.text("id") + "/signature",
                key.token(),
                "{\"signature\":\"" + signature + "\"}");
    }

    /// The first step for a letter of the chairman's.
    Calls.Answer prepareByLeader(String key) {
        var parts =
                Calls.Parts.free()
                        .text("kind", "leader")
                        .text("certificates", pem(leader.certificate()))
                        .file("document", "cong-van.pdf", letter());
        return api.upload(PATH, leader.token(), parts, "Idempotency-Key", key);
    }

    /// How many documents the commune has.
    long documents() {
        return context.getBean(House.class)
                .as(
                        House.SYSTEM,
                        () ->
                                context.getBean(JdbcClient.class)
                                        .sql("select count(*) from document where scope_org = ?")
                                        .param(commune)
                                        .query(Long.class)
                                        .single());
    }
}
