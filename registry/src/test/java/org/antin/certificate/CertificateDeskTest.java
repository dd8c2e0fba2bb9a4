package org.antin.certificate;

import static org.antin.House.asking;
import static org.antin.House.value;
import static org.antin.House.why;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.RegistryTest;
import org.antin.RegistryTestContext;
import org.antin.SteeredClock;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.bench.ThrowawayIssuer;
import org.antin.certificate.CertificateQuery.Order;
import org.antin.kernel.CommonRefusal;
import org.antin.kernel.Outcome;
import org.antin.kernel.Window;
import org.antin.subscriber.Person;
import org.antin.subscriber.Rank;
import org.antin.subscriber.Subscriber;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

@RegistryTest
@DisplayName("Điều 6.2, 10.4: certificates and what happens to them")
class CertificateDeskTest {
    private static final Instant MORNING = RegistryTestContext.MORNING;

    @Autowired House house;
    @Autowired CertificateDesk desk;
    @Autowired Certificates certificates;
    @Autowired SteeredClock clock;

    private Person chairman;
    private Subscriber subscriber;
    private Actor officer;

    @BeforeEach
    void aChairman() {
        var district = house.province().cam();
        var commune = house.commune(district);
        chairman = house.person(commune, Rank.HEAD, "Chủ tịch");
        subscriber = house.subscriber(chairman);
        officer = house.actor(Role.RECEIVING_OFFICER, district.committee());
    }

    @AfterEach
    void turnTheClockBack() {
        clock.set(MORNING);
    }

    private static X509Certificate issued(String name, Instant until) {
        return TrustedForTests.ISSUER.issue(
                name, "UBND xã", MORNING.minus(Duration.ofDays(30)), until);
    }

    private Outcome<Certificate> record(X509Certificate certificate) {
        return asking(
                officer,
                () ->
                        desk.record(
                                NewCertificate.first(
                                        UUID.randomUUID(),
                                        subscriber.id(),
                                        null,
                                        X509Facts.encoded(certificate),
                                        List.of()),
                                officer));
    }

    private Certificate inForce() {
        return value(record(issued(chairman.name(), MORNING.plus(Duration.ofDays(1000)))));
    }

    @Test
    @DisplayName("D2.1: what the X.509 says is kept, and the certificate whole")
    void kept() {
        var x509 = issued("Nguyễn Thị Huệ", MORNING.plus(Duration.ofDays(1000)));
        var certificate = value(record(x509));
        assertThat(certificate.x509().subject()).isEqualTo("C=VN,O=UBND xã,CN=Nguyễn Thị Huệ");
        assertThat(certificate.x509().serial()).matches("[0-9a-f]+");
        assertThat(certificate.x509().keyAlgorithm()).isEqualTo("EC");
        assertThat(certificate.x509().keyBits()).isEqualTo(256);
        assertThat(house.as(officer, () -> certificates.der(certificate.id())))
                .hasValueSatisfying(der -> assertThat(der).isEqualTo(X509Facts.encoded(x509)));
        assertThat(
                        house.as(
                                officer,
                                () -> certificates.byFingerprint(certificate.x509().fingerprint())))
                .contains(certificate);
        assertThat(why(record(x509))).isInstanceOf(CertificateRefusal.AlreadyKnown.class);
    }

    @Test
    @DisplayName("D1.2c: another provider's certificate is out of scope, and not called invalid")
    void anotherProvider() {
        var elsewhere =
                new ThrowawayIssuer("Gốc thử nghiệm", Instant.parse("2019-01-01T00:00:00Z"));
        var foreign =
                elsewhere.issue("X", "Y", MORNING.minusSeconds(60), MORNING.plusSeconds(3600));
        var refusal = why(record(foreign));
        assertThat(refusal).isEqualTo(new CertificateRefusal.OutOfScope("CN=Gốc thử nghiệm"));
        assertThat(refusal.code()).isEqualTo("certificate.out-of-scope");
        assertThat(why(record(elsewhere.root()))).isInstanceOf(CertificateRefusal.OutOfScope.class);
        assertThat(why(record(TrustedForTests.ISSUER.root())))
                .as("a root is nobody's certificate")
                .isInstanceOf(CertificateRefusal.OutOfScope.class);
        assertThat(
                        why(
                                asking(
                                        officer,
                                        () ->
                                                desk.record(
                                                        NewCertificate.first(
                                                                UUID.randomUUID(),
                                                                subscriber.id(),
                                                                null,
                                                                new byte[] {1, 2, 3},
                                                                List.of()),
                                                        officer))))
                .isEqualTo(new CertificateRefusal.NotACertificate());
    }

    @Test
    @DisplayName("Điều 10.4: the holder blocks at once; the provider's revocation is final")
    void lossAndRevocation() {
        var certificate = inForce();
        var holder = house.actor(chairman);
        value(asking(officer, () -> desk.putInUse(certificate.id(), officer)));
        assertThat(find(certificate).mayBeUsed(clock.instant())).isTrue();
        var blocked =
                value(
                        asking(
                                holder,
                                () ->
                                        desk.block(
                                                certificate.id(),
                                                RevocationReason.DEVICE_LOST,
                                                holder)));
        assertThat(blocked.mayBeUsed(clock.instant())).isFalse();
        assertThat(blocked.status(clock.instant())).isEqualTo(CertificateStatus.REVOCATION_ASKED);
        assertThat(
                        why(
                                asking(
                                        holder,
                                        () ->
                                                desk.revoke(
                                                        certificate.id(),
                                                        RevocationReason.DEVICE_LOST,
                                                        MORNING,
                                                        null,
                                                        holder))))
                .isEqualTo(new CommonRefusal.NotAllowed());
        var lostAt = MORNING.minus(Duration.ofDays(1));
        var revoked =
                value(
                        asking(
                                officer,
                                () ->
                                        desk.revoke(
                                                certificate.id(),
                                                RevocationReason.DEVICE_LOST,
                                                MORNING,
                                                lostAt,
                                                officer)));
        assertThat(revoked.status(clock.instant())).isEqualTo(CertificateStatus.REVOKED);
        assertThat(revoked.facts().invalidSince()).isEqualTo(lostAt);
        assertThat(why(asking(officer, () -> desk.release(certificate.id(), officer))))
                .isEqualTo(new CertificateRefusal.Final());
    }

    @Test
    @DisplayName("Điều 10.4: a stranger's report doesn't even learn that the certificate exists")
    void strangers() {
        var certificate = inForce();
        var stranger = house.actor(Role.SUBSCRIBER, house.province().loc().commune());
        assertThat(
                        why(
                                asking(
                                        stranger,
                                        () ->
                                                desk.block(
                                                        certificate.id(),
                                                        RevocationReason.KEY_SUSPECTED,
                                                        stranger))))
                .isEqualTo(new CommonRefusal.NotFound());
    }

    @Test
    @DisplayName("D3.2: external systems a certificate is registered with, dated")
    void registrations() {
        var certificate = inForce();
        var holder = house.actor(chairman);
        var id = UUID.randomUUID();
        var since = LocalDate.of(2026, 1, 1);
        value(
                asking(
                        holder,
                        () ->
                                desk.register(
                                        certificate.id(),
                                        id,
                                        "Kho bạc Nhà nước",
                                        "1234567",
                                        since,
                                        holder)));
        value(
                asking(
                        holder,
                        () ->
                                desk.unregister(
                                        certificate.id(), id, LocalDate.of(2026, 2, 1), holder)));
        assertThat(house.as(holder, () -> certificates.registrations(certificate.id())))
                .containsExactly(
                        new Registration(
                                id,
                                "Kho bạc Nhà nước",
                                "1234567",
                                since,
                                LocalDate.of(2026, 2, 1)));
    }

    @Test
    @DisplayName(
            "glossary 34: expired and running out are derived from the clock, in Java and SQL alike")
    void status() {
        var certificate = inForce();
        var soon = value(record(issued("A", MORNING.plus(Duration.ofDays(100)))));
        var over = value(record(issued("B", MORNING.plus(Duration.ofDays(10)))));
        var suspended = inForce();
        value(asking(officer, () -> desk.suspend(suspended.id(), MORNING, officer)));
        var asked = inForce();
        value(asking(officer, () -> desk.askRevocation(asked.id(), officer)));
        clock.set(MORNING.plus(Duration.ofDays(20)));
        assertThat(find(certificate).status(clock.instant())).isEqualTo(CertificateStatus.IN_FORCE);
        assertThat(find(soon).status(clock.instant())).isEqualTo(CertificateStatus.EXPIRING);
        assertThat(find(over).status(clock.instant())).isEqualTo(CertificateStatus.EXPIRED);
        for (var status : CertificateStatus.values()) {
            var query =
                    new CertificateQuery(
                            "",
                            status,
                            subscriber.id(),
                            null,
                            null,
                            null,
                            Order.ENDS,
                            false,
                            Window.first(50));
            assertThat(house.as(officer, () -> certificates.page(query)).items())
                    .as(status.name())
                    .allMatch(c -> c.status(clock.instant()) == status)
                    .hasSize(status == CertificateStatus.REVOKED ? 0 : 1);
        }
        var months = house.as(officer, () -> certificates.endings(YearMonth.of(2026, 3), 12, null));
        assertThat(
                        months.get(
                                YearMonth.from(
                                        MORNING.plus(Duration.ofDays(100))
                                                .atZone(org.antin.kernel.Days.ZONE))))
                .isPositive();
    }

    @Test
    @DisplayName("found by a whole serial, with or without leading zeros and colons")
    void bySerial() {
        var certificate = inForce();
        var serial = certificate.x509().serial();
        for (var typed :
                new String[] {
                    serial, "00" + serial.toUpperCase(java.util.Locale.ROOT), spaced(serial)
                }) {
            var query =
                    new CertificateQuery(
                            typed,
                            null,
                            null,
                            null,
                            null,
                            null,
                            Order.NAME,
                            false,
                            Window.first(5));
            assertThat(house.as(officer, () -> certificates.page(query)).items())
                    .as(typed)
                    .extracting(Certificate::id)
                    .containsExactly(certificate.id());
        }
    }

    private static String spaced(String serial) {
        return serial.replaceAll("(..)(?=.)", "$1:");
    }

    private Certificate find(Certificate certificate) {
        return house.as(officer, () -> certificates.find(certificate.id()).orElseThrow());
    }
}
