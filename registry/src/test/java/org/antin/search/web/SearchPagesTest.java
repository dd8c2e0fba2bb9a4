package org.antin.search.web;

import static org.antin.House.asking;
import static org.antin.House.value;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.RegistryTest;
import org.antin.RegistryTestContext;
import org.antin.access.Role;
import org.antin.certificate.CertificateDesk;
import org.antin.certificate.NewCertificate;
import org.antin.certificate.TrustedForTests;
import org.antin.certificate.X509Facts;
import org.antin.device.DeviceDesk;
import org.antin.device.DeviceKind;
import org.antin.device.NewDevice;
import org.antin.dossier.web.Desk;
import org.antin.subscriber.Person;
import org.antin.subscriber.Rank;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

@RegistryTest
@DisplayName("D2.4: one search over everything in sight")
class SearchPagesTest {
    private static final String DEVICE = "TIM-KIEM-90417";

    @Autowired House house;
    @Autowired MockMvcTester web;
    @Autowired CertificateDesk certificates;
    @Autowired DeviceDesk devices;

    private Person chairman;
    private Desk officer;
    private Desk stranger;

    @BeforeEach
    void people() {
        var province = house.province();
        var commune = house.commune(province.cam());
        chairman = house.person(commune, Rank.HEAD, "Chủ tịch", "Võ Đình Quế");
        officer = new Desk(web, house.actor(Role.RECEIVING_OFFICER, province.cam().committee()));
        stranger = new Desk(web, house.actor(Role.RECEIVING_OFFICER, province.loc().committee()));
    }

    private String found(String words) {
        return officer.page("/search?q=" + words);
    }

    @Test
    @DisplayName("names without diacritics, numbers, serials, devices, codes; nothing out of scope")
    void everything() {
        var subscriber = house.subscriber(chairman);
        var now = RegistryTestContext.MORNING;
        var x509 =
                TrustedForTests.ISSUER.issue(
                        "Võ Đình Quế", "UBND xã", now, now.plus(Duration.ofDays(400)));
        var certificate =
                value(
                        asking(
                                House.SYSTEM,
                                () ->
                                        certificates.record(
                                                NewCertificate.first(
                                                        UUID.randomUUID(),
                                                        subscriber.id(),
                                                        null,
                                                        X509Facts.encoded(x509),
                                                        List.of()),
                                                House.SYSTEM)));
        var device = UUID.randomUUID();
        value(
                asking(
                        House.SYSTEM,
                        () ->
                                devices.announce(
                                        new NewDevice(
                                                device,
                                                DeviceKind.USB_TOKEN,
                                                "",
                                                DEVICE,
                                                subscriber.id()),
                                        House.SYSTEM)));
        var person = "/people/" + chairman.id();
        assertThat(found("vo dinh que"))
                .contains(person, "/subscribers/" + subscriber.id())
                .contains("/certificates/" + certificate.id(), "/devices/" + device);
        assertThat(found(chairman.facts().personalNumber())).contains(person);
        assertThat(found(certificate.x509().serial()))
                .contains("/certificates/" + certificate.id());
        assertThat(found(DEVICE)).contains("/devices/" + device, "••••0417");
        assertThat(found("0417")).contains("/devices/" + device);
        for (var words : List.of("vo dinh que", DEVICE, certificate.x509().serial()))
            assertThat(stranger.page("/search?q=" + words))
                    .doesNotContain(
                            person, "/certificates/" + certificate.id(), "/devices/" + device);
    }

    @Test
    @DisplayName("a dossier by its code, by those who see it")
    void dossiers() {
        var applicant = new Desk(web, house.actor(chairman, Role.SUBSCRIBER));
        var at = Desk.location(applicant.post("/dossiers", "what", "me"));
        var dossier = "/dossiers/" + Desk.id(at);
        var code = Pattern.compile("HS-\\d{4}-\\d{4,}").matcher(applicant.page(dossier));
        assertThat(code.find()).isTrue();
        assertThat(applicant.page("/search?q=" + code.group())).contains(dossier);
        assertThat(stranger.page("/search?q=" + code.group())).doesNotContain(dossier);
    }

    @Test
    @DisplayName("nothing asked, nothing found: what can be done, in words")
    void nothing() {
        assertThat(found("")).contains("Có thể tìm những gì?", "không cần gõ dấu");
        assertThat(found("zzqqxx"))
                .contains("Không tìm thấy nội dung nào", "cơ quan quản lý trực tiếp")
                .contains("value=\"zzqqxx\"");
        assertThat(officer.get("/search?q=%00%27%25")).hasStatusOk();
    }
}
