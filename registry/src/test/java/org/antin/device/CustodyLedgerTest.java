package org.antin.device;

import static org.antin.House.asking;
import static org.antin.House.value;
import static org.antin.House.why;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.antin.House;
import org.antin.RegistryTest;
import org.antin.SteeredClock;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.device.HandoverOffer.Receiver;
import org.antin.kernel.CommonRefusal;
import org.antin.subscriber.Person;
import org.antin.subscriber.Rank;
import org.antin.subscriber.Subscriber;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

@RegistryTest
@DisplayName("Điều 2.2, 10.2, 10.3, 11.3: the custody ledger has no gap and no overlap")
class CustodyLedgerTest {
    private static final AtomicInteger NUMBER = new AtomicInteger(1000);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    @Autowired House house;
    @Autowired DeviceDesk desk;
    @Autowired HandoverDesk handovers;
    @Autowired DeviceFiles files;
    @Autowired Devices devices;
    @Autowired JdbcClient db;
    @Autowired SteeredClock clock;

    private UUID commune;
    private Person chairman;
    private Person clerk;
    private Person otherClerk;
    private Subscriber personal;
    private Subscriber organisational;
    private Actor officer;

    @BeforeEach
    void aCommuneWithItsPeople() {
        var district = house.province().cam();
        commune = house.commune(district);
        chairman = house.person(commune, Rank.HEAD, "Chủ tịch");
        clerk = house.person(commune, Rank.OTHER, "Văn thư");
        otherClerk = house.person(commune, Rank.OTHER, "Công chức văn phòng");
        personal = house.subscriber(chairman);
        organisational = house.subscriber(commune, clerk);
        officer = house.actor(Role.RECEIVING_OFFICER, district.committee());
    }

    private Device received(Subscriber subscriber) {
        var id = UUID.randomUUID();
        value(
                asking(
                        officer,
                        () ->
                                desk.announce(
                                        new NewDevice(
                                                id,
                                                DeviceKind.USB_TOKEN,
                                                "SafeNet 5110",
                                                "VGCA-" + NUMBER.incrementAndGet(),
                                                subscriber.id()),
                                        officer)));
        return value(
                asking(
                        officer,
                        () ->
                                desk.receive(
                                        id,
                                        new Receipt("BG-01", TODAY, "bưu chính", "mới"),
                                        officer)));
    }

    private HandoverOffer to(Person person, String letter) {
        return new HandoverOffer(
                UUID.randomUUID(),
                new Receiver.ToPerson(person.id()),
                "BG-118",
                TODAY,
                "trụ sở",
                "tốt",
                letter);
    }

    private Handover handOver(Device device, Person to, String letter, Actor giver) {
        var offered =
                value(asking(giver, () -> handovers.offer(device.id(), to(to, letter), giver)));
        clock.pass(Duration.ofMinutes(1));
        var receiver = house.actor(to);
        return value(asking(receiver, () -> handovers.confirm(offered.id(), receiver)));
    }

    private Device now(Device device) {
        return house.as(House.SYSTEM, () -> devices.find(device.id()).orElseThrow());
    }

    @Test
    @DisplayName("Điều 2.2: the giver stays custodian until the receiver confirms")
    void theGiverStaysCustodian() {
        var device = received(personal);
        var offered =
                value(
                        asking(
                                officer,
                                () -> handovers.offer(device.id(), to(chairman, ""), officer)));
        assertThat(now(device).state()).isEqualTo(DeviceState.HANDOVER_PENDING);
        assertThat(now(device).custodian()).isEqualTo(device.custodian());
        var holder = house.actor(chairman);
        clock.pass(Duration.ofHours(3));
        value(asking(holder, () -> handovers.confirm(offered.id(), holder)));
        assertThat(now(device).custodian())
                .isEqualTo(new Party.Official(chairman.id(), chairman.name()));
        assertThat(now(device).state()).isEqualTo(DeviceState.IN_USE);
        assertThat(now(device).custodianSince()).isEqualTo(clock.instant());
        var ledger = value(asking(officer, () -> files.read(device.id(), officer))).custody();
        assertThat(ledger).hasSize(2);
        assertThat(ledger.get(0).until()).isEqualTo(ledger.get(1).since());
        assertThat(ledger.get(1).minutes().number()).isEqualTo("BG-118");
    }

    @Test
    @DisplayName("Điều 2.2: a declined handover changes nothing; two can't run at once")
    void declined() {
        var device = received(personal);
        var offered =
                value(
                        asking(
                                officer,
                                () -> handovers.offer(device.id(), to(chairman, ""), officer)));
        assertThat(
                        why(
                                asking(
                                        officer,
                                        () ->
                                                handovers.offer(
                                                        device.id(), to(chairman, ""), officer))))
                .isEqualTo(new DeviceRefusal.NotInThisState(DeviceState.HANDOVER_PENDING));
        var holder = house.actor(chairman);
        value(asking(holder, () -> handovers.decline(offered.id(), "sai số hiệu", holder)));
        assertThat(now(device).state()).isEqualTo(DeviceState.AT_BODY);
        assertThat(why(asking(holder, () -> handovers.confirm(offered.id(), holder))))
                .isEqualTo(new DeviceRefusal.MinutesClosed());
    }

    @Test
    @DisplayName("Điều 2.2: nobody but the receiver confirms, nobody but the custodian gives")
    void onlyTheParties() {
        var device = received(personal);
        var offered =
                value(
                        asking(
                                officer,
                                () -> handovers.offer(device.id(), to(chairman, ""), officer)));
        assertThat(why(asking(officer, () -> handovers.confirm(offered.id(), officer))))
                .isEqualTo(new DeviceRefusal.NotTheReceiver());
        var stranger = house.actor(clerk);
        assertThat(why(asking(stranger, () -> handovers.confirm(offered.id(), stranger))))
                .isEqualTo(new CommonRefusal.NotFound());
        assertThat(
                        why(
                                asking(
                                        stranger,
                                        () ->
                                                handovers.offer(
                                                        device.id(), to(clerk, ""), stranger))))
                .isEqualTo(new CommonRefusal.NotFound());
    }

    @Test
    @DisplayName("Điều 10.3: a personal device never goes from person to person")
    void personalDevice() {
        var device = received(personal);
        assertThat(
                        why(
                                asking(
                                        officer,
                                        () ->
                                                handovers.offer(
                                                        device.id(), to(clerk, "x"), officer))))
                .isEqualTo(new DeviceRefusal.PersonalDevice());
        handOver(device, chairman, "", officer);
        var holder = house.actor(chairman);
        assertThat(why(asking(holder, () -> handovers.offer(device.id(), to(clerk, "x"), holder))))
                .isEqualTo(new DeviceRefusal.PersonalDevice());
        var back =
                new HandoverOffer(
                        UUID.randomUUID(),
                        new Receiver.ToBody(house.province().cam().committee()),
                        "BG-9",
                        TODAY,
                        "",
                        "",
                        "");
        var offered = value(asking(holder, () -> handovers.offer(device.id(), back, holder)));
        clock.pass(Duration.ofMinutes(1));
        value(asking(officer, () -> handovers.confirm(offered.id(), officer)));
        assertThat(now(device).state()).isEqualTo(DeviceState.AT_BODY);
    }

    @Test
    @DisplayName(
            "Điều 10.2, 11.3, T04: in writing at first, with minutes and permission afterwards")
    void organisationsDevice() {
        var device = received(organisational);
        assertThat(why(asking(officer, () -> handovers.offer(device.id(), to(clerk, ""), officer))))
                .isEqualTo(new DeviceRefusal.LetterMissing());
        assertThat(handOver(device, clerk, "VB giao 12", officer).form()).isEqualTo("13");
        var giver = house.actor(clerk);
        assertThat(
                        why(
                                asking(
                                        giver,
                                        () ->
                                                handovers.offer(
                                                        device.id(), to(otherClerk, ""), giver))))
                .isEqualTo(new DeviceRefusal.PermissionMissing());
        var stranger = house.person(house.province().loc().commune(), Rank.OTHER, "Văn thư");
        assertThat(
                        why(
                                asking(
                                        giver,
                                        () ->
                                                handovers.offer(
                                                        device.id(),
                                                        to(stranger, "cho phép"),
                                                        giver))))
                .isEqualTo(new DeviceRefusal.ReceiverElsewhere(stranger.name()));
        assertThat(handOver(device, otherClerk, "Cho phép 3", giver).form()).isEqualTo("14");
    }

    @Test
    @DisplayName("Điều 6.2c: a lost device is reported by its holder, and written off with minutes")
    void lost() {
        var device = received(personal);
        handOver(device, chairman, "", officer);
        var holder = house.actor(chairman);
        assertThat(value(asking(holder, () -> desk.reportLost(device.id(), holder))).state())
                .isEqualTo(DeviceState.LOST);
        assertThat(why(asking(holder, () -> desk.confirmLoss(device.id(), "BB-1", holder))))
                .isEqualTo(new CommonRefusal.NotAllowed());
        value(asking(officer, () -> desk.confirmLoss(device.id(), "BB-1", officer)));
        clock.pass(Duration.ofHours(1));
        var ended = value(asking(officer, () -> desk.writeOff(device.id(), Ending.LOST, officer)));
        assertThat(ended.state()).isEqualTo(DeviceState.WRITTEN_OFF);
        assertThat(ended.custodian()).isNull();
    }

    @Test
    @DisplayName("hand-written SQL of the application can't make an overlap")
    void noOverlap() {
        var device = received(personal);
        assertRejected(
                "custody_no_overlap",
                """
                insert into custody (device, custodian_kind, custodian, custodian_name, during, minutes, scope_org, scope_persons)
                select device, custodian_kind, custodian, custodian_name, tstzrange(lower(during) + interval '1 s', null), minutes,
                       scope_org, scope_persons from custody where device = ?
                """,
                device);
    }

    @Test
    @DisplayName("hand-written SQL of the application can't make a gap")
    void noGap() {
        var device = received(personal);
        handOver(device, chairman, "", officer);
        for (var sql :
                new String[] {
                    // the first starts later than the receipt
                    """
                    update custody set during = tstzrange(lower(during) + interval '1 s', upper(during))
                     where device = ? and not upper_inf(during)
                    """,
                    // the first ends before the second begins
                    """
                    update custody set during = tstzrange(lower(during), upper(during) - interval '1 s')
                     where device = ? and not upper_inf(during)
                    """,
                    // nobody holds it now
                    """
                    update custody set during = tstzrange(lower(during), lower(during) + interval '1 s')
                     where device = ? and upper_inf(during)
                    """,
                    // the receipt moves
                    "update device set received_at = received_at + interval '1 s' where id = ?",
                    // the device says another than the ledger
                    "update device set custodian = id where id = ?",
                    // it ends without the ledger
                    """
                    update device set ended_at = custodian_since + interval '1 day', ended_how = 'LOST', custodian = null,
                           custodian_kind = null, custodian_since = null where id = ?
                    """
                }) assertRejected("the custody of device", sql, device);
        assertRejected("permission denied", "delete from custody where device = ?", device);
    }

    @Test
    @DisplayName("hand-written SQL can't change confirmed minutes, nor rest custody on others")
    void minutesAreFinal() {
        var device = received(personal);
        assertRejected("closed", "update handover set number = 'khác' where device = ?", device);
        assertRejected(
                "without confirmed minutes",
                "update custody set custodian = device where device = ?",
                device);
    }

    private void assertRejected(String why, String sql, Device device) {
        assertThatThrownBy(
                        () -> house.as(House.SYSTEM, () -> db.sql(sql).param(device.id()).update()))
                .as(sql)
                .rootCause()
                .hasMessageContaining(why);
    }
}
