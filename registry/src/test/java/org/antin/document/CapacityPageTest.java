package org.antin.document;

import static org.antin.dossier.web.Desk.body;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.RegistryTest;
import org.antin.SteeredClock;
import org.antin.certificate.CertificateDesk;
import org.antin.device.DeviceDesk;
import org.antin.device.HandoverDesk;
import org.antin.dossier.web.Desk;
import org.antin.provider.PracticeProvider;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@RegistryTest
@Needs
@DisplayName("D7.4, T05: what the signer is asked when the capacity doesn't agree")
class CapacityPageTest {
    @Autowired House house;
    @Autowired PracticeProvider provider;
    @Autowired DeviceDesk devices;
    @Autowired HandoverDesk handovers;
    @Autowired CertificateDesk certificates;
    @Autowired DocumentDesk documents;
    @Autowired MockMvcTester web;
    @Autowired SteeredClock clock;

    @Test
    @DisplayName(
            "the page says why, wants a reason, and goes on with one; what is forbidden has none")
    void explained() {
        var commune = SigningBody.make(house, provider, devices, certificates, handovers, clock);
        var leader = new Desk(web, commune.leader());
        var name = commune.head().name();
        var letter =
                commune.handIn(
                        documents, "thu.pdf", CapacityLetter.of(name, "TUQ. CHỦ TỊCH", "CHỦ TỊCH"));
        var at = "/documents/" + letter.id() + "/signings";
        var certificate = commune.own().toString();
        var asked = leader.post(at, "certificate", certificate, "kind", "LEADER");
        assertThat(asked).hasStatus(422);
        assertThat(body(asked))
                .contains("mục “Giấy ủy quyền”", "name=\"reason\"", certificate)
                .doesNotContain("f-reason-fault", "??");
        var blank = leader.post(at, "certificate", certificate, "kind", "LEADER", "reason", " ");
        assertThat(blank).hasStatus(422);
        assertThat(body(blank)).contains("f-reason-fault", "chưa nhập");
        var why = "Giấy ủy quyền 7/GUQ chưa ghi vào hệ thống";
        var on =
                Desk.location(
                        leader.post(
                                at, "certificate", certificate, "kind", "LEADER", "reason", why));
        assertThat(leader.page(on)).contains("không có giấy ủy quyền", why);
        var moved = leader.post(on + "/place", "page", "1", "left", "100", "top", "100");
        assertThat(leader.page(Desk.location(moved)))
                .as("moved, the reason goes along")
                .contains(why);

        var passedOn =
                commune.handIn(
                        documents,
                        "thu.pdf",
                        CapacityLetter.of(name, "TUQ. CHỦ TỊCH", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"));
        var never =
                leader.post(
                        "/documents/" + passedOn.id() + "/signings",
                        "certificate",
                        certificate,
                        "kind",
                        "LEADER",
                        "reason",
                        why);
        assertThat(never).hasStatus(422);
        assertThat(body(never))
                .contains("không được ủy quyền lại")
                .doesNotContain("name=\"reason\"");
    }
}
