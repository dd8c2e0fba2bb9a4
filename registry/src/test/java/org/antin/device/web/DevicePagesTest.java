package org.antin.device.web;

import static org.antin.House.asking;
import static org.antin.House.value;
import static org.antin.dossier.web.Desk.body;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.RegistryTest;
import org.antin.SteeredClock;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.device.DeviceDesk;
import org.antin.device.DeviceKind;
import org.antin.device.Devices;
import org.antin.device.NewDevice;
import org.antin.device.Party;
import org.antin.device.Receipt;
import org.antin.dossier.web.Desk;
import org.antin.paper.ReadPaper;
import org.antin.subscriber.Person;
import org.antin.subscriber.Rank;
import org.antin.subscriber.Subscriber;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

@RegistryTest
@DisplayName("D2.2, D2.3, D10.2, D10.3, D11.3: the pages of devices and their minutes")
class DevicePagesTest {
    private static final AtomicInteger NUMBER = new AtomicInteger(7000);
    private static final String REGIME =
            "Thiết bị quản lý theo chế độ Mật (khoản 3 Điều 2 Quy chế)";

    @Autowired House house;
    @Autowired MockMvcTester web;
    @Autowired DeviceDesk devices;
    @Autowired Devices register;
    @Autowired JdbcClient db;
    @Autowired SteeredClock clock;

    private UUID commune;
    private Person chairman;
    private Person clerk;
    private Person successor;
    private Actor officerActor;
    private Desk officer;
    private Desk clerkDesk;
    private Desk stranger;

    @BeforeEach
    void aCommune() {
        var province = house.province();
        commune = house.commune(province.cam());
        chairman = house.person(commune, Rank.HEAD, "Chủ tịch");
        clerk = house.person(commune, Rank.OTHER, "Văn thư");
        successor = house.person(commune, Rank.OTHER, "Công chức văn phòng");
        officerActor = house.actor(Role.RECEIVING_OFFICER, province.cam().committee());
        officer = new Desk(web, officerActor);
        clerkDesk = new Desk(web, house.actor(clerk, Role.RECORDS_CLERK));
        stranger = new Desk(web, house.actor(Role.RECEIVING_OFFICER, province.loc().committee()));
    }

    private record Held(UUID id, String number) {
        String at(String... more) {
            return "/devices/" + id + (more.length == 0 ? "" : "/" + more[0]);
        }
    }

    /// A device the managing authority has received from the provider.
    private Held received(Subscriber subscriber) {
        var held = new Held(UUID.randomUUID(), "VGT" + NUMBER.incrementAndGet());
        var device =
                new NewDevice(
                        held.id(),
                        DeviceKind.USB_TOKEN,
                        "SafeNet 5110",
                        held.number(),
                        subscriber.id());
        value(asking(officerActor, () -> devices.announce(device, officerActor)));
        var receipt = new Receipt("BG-01", LocalDate.of(2026, 3, 2), "bưu chính", "mới");
        value(asking(officerActor, () -> devices.receive(held.id(), receipt, officerActor)));
        return held;
    }

    private MvcTestResult offer(Desk giver, Held device, Person to, String on, String letter) {
        return giver.post(
                device.at("handover"),
                "id",
                UUID.randomUUID().toString(),
                "receiver",
                "person:" + to.id(),
                "number",
                "118/BB-UBND",
                "on",
                on,
                "place",
                "trụ sở",
                "condition",
                "nguyên vẹn",
                "letter",
                letter);
    }

    /// The commune's device, in the hands of its clerk.
    private Held withTheClerk() {
        var device = received(house.subscriber(commune, clerk));
        var minutes = Desk.location(offer(officer, device, clerk, "02/03/2026", "QĐ giao 01"));
        clock.pass(Duration.ofMinutes(1));
        assertThat(clerkDesk.post(minutes + "/confirm")).hasStatus(303);
        clock.pass(Duration.ofMinutes(1));
        return device;
    }

    private Party custodian(Held device) {
        return house.as(House.SYSTEM, () -> register.find(device.id()).orElseThrow()).custodian();
    }

    private long reads(Held device) {
        return house.as(
                House.SYSTEM,
                () ->
                        db.sql(
                                        "select count(*) from audit_entry where action = 'device.read' and"
                                                + " subject = ?")
                                .param(device.id().toString())
                                .query(Long.class)
                                .single());
    }

    @Test
    @DisplayName("D2.3: masked in lists, the whole number on the page, every look in the log")
    void regime() {
        var device = withTheClerk();
        var tail = device.number().substring(device.number().length() - 4);
        var list = officer.page("/devices?within=" + commune);
        assertThat(list).contains(device.at(), "••••" + tail, REGIME, "Thuộc UBND xã");
        assertThat(list).doesNotContain(device.number());
        assertThat(officer.page("/devices?q=" + device.number())).contains(device.at());
        assertThat(officer.page("/devices?q=" + tail)).contains(device.at());
        assertThat(officer.get("/devices.xlsx?within=" + commune)).hasStatusOk();
        assertThat(reads(device)).isZero();
        assertThat(officer.page(device.at()))
                .contains(device.number(), REGIME, "Sổ bàn giao", "118/BB-UBND")
                .contains("Mỗi lần xem đều được ghi vào nhật ký");
        assertThat(reads(device)).isEqualTo(1);
        assertThat(officer.page(device.at())).contains("trước lần xem này: 1.");
        assertThat(stranger.page("/devices?q=" + device.number())).doesNotContain(device.at());
        assertThat(stranger.get(device.at())).hasStatus(404);
        assertThat(stranger.get(device.at("handover"))).hasStatus(404);
    }

    @Test
    @DisplayName("D11.3: a change of custodian has its permission and its minutes on form 14")
    void changeOfCustodian() throws Exception {
        var device = withTheClerk();
        assertThat(clerkDesk.page(device.at("handover"))).contains("Bên giao", successor.name());
        var noLetter = offer(clerkDesk, device, successor, "02/03/2026", "");
        assertThat(noLetter).hasStatus(422);
        assertThat(body(noLetter))
                .contains("href=\"#f-letter\"", "điểm b khoản 2 Điều 32 Nghị định 30/2020/NĐ-CP")
                .contains("value=\"118/BB-UBND\"");
        var noDay = offer(clerkDesk, device, successor, "30/02/2026", "CV 5");
        assertThat(noDay).hasStatus(422);
        assertThat(body(noDay)).contains("href=\"#f-on\"", "value=\"30/02/2026\"");
        var minutes = Desk.location(offer(clerkDesk, device, successor, "02/03/2026", "CV 5"));
        assertThat(clerkDesk.page(minutes))
                .contains("Theo mẫu số 14", REGIME, "Chờ " + successor.name() + " xác nhận")
                .contains("Rút lại đề nghị bàn giao")
                .doesNotContain("Xác nhận đã nhận thiết bị");
        assertThat(custodian(device)).isEqualTo(new Party.Official(clerk.id(), clerk.name()));
        var notHis = clerkDesk.post(minutes + "/confirm");
        assertThat(notHis).hasStatus(422);
        assertThat(body(notHis)).contains("Chỉ bên nhận");

        // the receiver needs no role of the register to answer
        var receiver = new Desk(web, house.actor(successor, Role.CENTRE));
        assertThat(receiver.page(minutes)).contains("Xác nhận đã nhận thiết bị", "Không nhận");
        long before = reads(device);
        var paper = receiver.get(minutes + "/minutes.pdf");
        assertThat(paper).hasStatusOk();
        assertThat(new ReadPaper(paper.getResponse().getContentAsByteArray()).text())
                .contains("Mẫu số 14", REGIME, clerk.name(), successor.name())
                .satisfies(t -> assertThat(t.replace(" ", "")).contains(device.number()));
        assertThat(reads(device)).isEqualTo(before + 1);
        assertThat(receiver.post(minutes + "/decline", "reason", "")).hasStatus(422);
        assertThat(Desk.location(receiver.post(minutes + "/confirm"))).isEqualTo(minutes);
        assertThat(receiver.page(minutes)).contains("Hai bên đã xác nhận");
        assertThat(custodian(device))
                .isEqualTo(new Party.Official(successor.id(), successor.name()));
        assertThat(body(receiver.post(minutes + "/confirm"))).contains("đã được xác nhận");
        assertThat(stranger.get(minutes)).hasStatus(404);
        assertThat(stranger.get(minutes + "/minutes.pdf")).hasStatus(404);
    }

    @Test
    @DisplayName("D10.3: a personal device never goes from person to person, only back")
    void personalDevice() {
        var device = received(house.subscriber(chairman));
        var minutes = Desk.location(offer(officer, device, chairman, "02/03/2026", ""));
        clock.pass(Duration.ofMinutes(1));
        var holder = new Desk(web, house.actor(chairman, Role.SUBSCRIBER));
        assertThat(holder.post(minutes + "/confirm")).hasStatus(303);
        clock.pass(Duration.ofMinutes(1));
        assertThat(holder.page(device.at("handover")))
                .contains("UBND huyện Cẩm")
                .doesNotContain(clerk.name(), "body:" + commune);
        var given = offer(holder, device, clerk, "02/03/2026", "CV 5");
        assertThat(given).hasStatus(422);
        assertThat(body(given)).contains("href=\"#f-receiver\"", "khoản 3 Điều 10 Quy chế");
        assertThat(custodian(device)).isEqualTo(new Party.Official(chairman.id(), chairman.name()));
        assertThat(holder.page(device.at())).contains("Báo thất lạc thiết bị");
        var back =
                holder.post(
                        device.at("handover"),
                        "receiver",
                        "body:" + house.province().cam().committee(),
                        "number",
                        "2/BB",
                        "on",
                        "02/03/2026");
        assertThat(back).hasStatus(303);
        var answer = officer.post(Desk.location(back) + "/decline", "reason", "thiếu vỏ thiết bị");
        assertThat(answer).hasStatus(303);
        assertThat(officer.page(device.at())).contains("thiếu vỏ thiết bị", "Không bàn giao");
    }

    @Test
    @DisplayName(
            "D10.5, D6.2c, D6.2d: blocked, damaged, given back: asked in words, told at the field")
    void whatHappens() {
        var device = withTheClerk();
        assertThat(officer.page(device.at("damage"))).contains("Hỏng thế nào");
        var silent = clerkDesk.post(device.at("damage"), "damage", " ");
        assertThat(silent).hasStatus(422);
        assertThat(body(silent)).contains("href=\"#f-damage\"");
        assertThat(clerkDesk.post(device.at("lock"))).hasStatus(303);
        assertThat(officer.page(device.at())).contains("Bị khóa");
        assertThat(clerkDesk.post(device.at("lock"))).hasStatus(422);
        assertThat(clerkDesk.get(device.at("return"))).hasStatus(403);
        var early = officer.post(device.at("return"), "number", "9/BB", "on", "31/09/2026");
        assertThat(early).hasStatus(422);
        assertThat(body(early)).contains("href=\"#f-on\"");
        assertThat(stranger.post(device.at("lock"))).hasStatus(404);
    }
}
