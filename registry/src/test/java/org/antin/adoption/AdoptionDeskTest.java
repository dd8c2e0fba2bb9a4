package org.antin.adoption;

import static org.antin.House.asking;
import static org.antin.House.value;
import static org.antin.House.why;
import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.RegistryTest;
import org.antin.RegistryTestContext;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.adoption.AdoptionRow.DeviceEntry;
import org.antin.adoption.AdoptionRow.Official;
import org.antin.adoption.AdoptionRow.SystemEntry;
import org.antin.certificate.Certificates;
import org.antin.certificate.TrustedForTests;
import org.antin.certificate.X509Facts;
import org.antin.device.DeviceState;
import org.antin.device.Devices;
import org.antin.device.Party;
import org.antin.kernel.Window;
import org.antin.subscriber.OfficialKind;
import org.antin.subscriber.People;
import org.antin.subscriber.PersonEntry;
import org.antin.subscriber.PublicAuthority;
import org.antin.subscriber.Rank;
import org.antin.subscriber.Subscriber;
import org.antin.subscriber.SubscriberKind;
import org.antin.subscriber.SubscriberQuery;
import org.antin.subscriber.SubscriberQuery.Order;
import org.antin.subscriber.Subscribers;
import org.antin.testkit.Needs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

@RegistryTest
@DisplayName("Điều 12.1a: a list is taken over whole or not at all")
class AdoptionDeskTest {
    private static final AtomicInteger NUMBER = new AtomicInteger(500_000);

    @Autowired House house;
    @Autowired AdoptionDesk desk;
    @Autowired Subscribers subscribers;
    @Autowired People people;
    @Autowired Devices devices;
    @Autowired Certificates certificates;
    @Autowired JdbcClient db;

    private UUID commune;
    private Actor officer;

    @BeforeEach
    void aCommune() {
        commune = house.commune(house.province().cam());
        officer = house.actor(Role.RECEIVING_OFFICER, house.province().cam().committee());
    }

    private static Official official(String name, String title, Rank rank, String seal) {
        int n = NUMBER.incrementAndGet();
        return new Official(
                new PersonEntry(
                        name,
                        "01/02/1980",
                        "042180%06d".formatted(n),
                        "03/04/2021",
                        "Cục CSQLHC",
                        "ds%d@hatinh.gov.vn".formatted(n),
                        "",
                        OfficialKind.CIVIL_SERVANT.name()),
                title,
                rank.name(),
                "",
                seal,
                "");
    }

    private static byte[] x509(String name) {
        return X509Facts.encoded(
                TrustedForTests.ISSUER.issue(
                        name,
                        "UBND xã",
                        RegistryTestContext.MORNING.minus(Duration.ofDays(400)),
                        RegistryTestContext.MORNING.plus(Duration.ofDays(400))));
    }

    private static DeviceEntry device(String custodian, String since) {
        return new DeviceEntry(
                "USB_TOKEN", "DS-" + NUMBER.incrementAndGet(), custodian, since, "BG-7", "QĐ 3");
    }

    private AdoptionRow row(int line, SubscriberKind kind, Official official, DeviceEntry device) {
        return new AdoptionRow(
                line,
                kind.name(),
                commune.toString(),
                official,
                kind == SubscriberKind.SYSTEM
                        ? new SystemEntry("Cổng thông tin", "ssl-server", "xa.hatinh.example")
                        : SystemEntry.NONE,
                x509(official.entry().fullName()),
                device);
    }

    @Test
    @DisplayName("people, three kinds of subscribers, certificates, devices with an opening entry")
    void takesOver() {
        var chairman = official("Trần Thị Chủ", "Chủ tịch", Rank.HEAD, "x");
        var clerk = official("Lê Văn Thư", "Văn thư", Rank.OTHER, "");
        var rows =
                List.of(
                        row(2, SubscriberKind.INDIVIDUAL, chairman, device("", "05/01/2026")),
                        row(3, SubscriberKind.INDIVIDUAL, clerk, device("-", "")),
                        row(
                                4,
                                SubscriberKind.ORGANISATION,
                                chairman,
                                device(clerk.entry().personalNumber(), "06/01/2026")),
                        row(5, SubscriberKind.SYSTEM, chairman, DeviceEntry.NONE));
        long lines = auditLines();
        var adopted =
                value(asking(officer, () -> desk.adopt(new AdoptionList("DS-01", rows), officer)));
        assertThat(adopted).isEqualTo(new Adopted(2, 4, 4, 3));
        assertThat(auditLines()).isEqualTo(lines + 5);
        var held = rows.getFirst().device();
        var other = official("Võ Thị Khác", "Công chức", Rank.OTHER, "");
        var again = List.of(row(2, SubscriberKind.INDIVIDUAL, other, held));
        assertThat(faults(new AdoptionList("DS-05", again), officer))
                .as("a device is in the register once")
                .containsExactly("U2 device.number-taken");
        house.as(
                House.SYSTEM,
                () -> {
                    var person =
                            people.byPersonalNumber(chairman.entry().personalNumber())
                                    .orElseThrow();
                    assertThat(
                                    people.holds(
                                            person.id(),
                                            PublicAuthority.Kind.SEAL_LAW,
                                            LocalDate.of(2026, 1, 5)))
                            .isTrue();
                    var own = subscribers.ofPerson(person.id()).orElseThrow();
                    var device = devices.ofSubscriber(own.id()).getFirst();
                    assertThat(device.state()).isEqualTo(DeviceState.IN_USE);
                    assertThat(device.custodian())
                            .isEqualTo(new Party.Official(person.id(), person.name()));
                    assertThat(certificates.onDevice(device.id()))
                            .singleElement()
                            .satisfies(c -> assertThat(c.facts().inUseSince()).isNotNull());
                    var body = subscribers.ofOrganisation(commune).orElseThrow();
                    assertThat(devices.ofSubscriber(body.id()).getFirst().custodian().name())
                            .isEqualTo("Lê Văn Thư");
                    assertThat(((Subscriber.Organisational) body.holder()).assigned())
                            .isEqualTo(person.id());
                    var clerkOwn =
                            subscribers
                                    .ofPerson(
                                            people.byPersonalNumber(clerk.entry().personalNumber())
                                                    .orElseThrow()
                                                    .id())
                                    .orElseThrow();
                    assertThat(devices.ofSubscriber(clerkOwn.id()).getFirst().state())
                            .isEqualTo(DeviceState.AT_BODY);
                    return true;
                });
    }

    @Test
    @DisplayName("every fault at once, by its cell, and nothing half written")
    void faults() {
        var good = official("Phạm Thị Tốt", "Công chức", Rank.OTHER, "");
        var bad =
                new Official(
                        new PersonEntry("", "31/02/1980", "12", "", "", "x", "", "KING"),
                        "",
                        "BOSS",
                        "99/99/2020",
                        "",
                        "");
        var sameNumber =
                new Official(
                        new PersonEntry(
                                "Người Khác",
                                "01/02/1980",
                                good.entry().personalNumber(),
                                "",
                                "",
                                "khac@hatinh.gov.vn",
                                "",
                                OfficialKind.CADRE.name()),
                        "Công chức",
                        Rank.OTHER.name(),
                        "",
                        "",
                        "");
        var foreign = official("Võ Văn Ngoài", "Công chức", Rank.OTHER, "");
        var first = device("", "");
        var rows = new ArrayList<AdoptionRow>();
        rows.add(row(2, SubscriberKind.INDIVIDUAL, good, first));
        rows.add(
                new AdoptionRow(
                        3,
                        "",
                        "Cơ quan không có",
                        bad,
                        SystemEntry.NONE,
                        new byte[0],
                        DeviceEntry.NONE));
        rows.add(row(4, SubscriberKind.INDIVIDUAL, sameNumber, device("", "")));
        rows.add(
                new AdoptionRow(
                        5,
                        SubscriberKind.INDIVIDUAL.name(),
                        commune.toString(),
                        foreign,
                        SystemEntry.NONE,
                        new byte[] {1, 2},
                        new DeviceEntry("USB", first.number(), "999999999", "01/01/2031", "", "")));
        var refusal =
                why(asking(officer, () -> desk.adopt(new AdoptionList("DS-02", rows), officer)));
        assertThat(((AdoptionRefusal.BadCells) refusal).faults())
                .extracting(f -> f.cell() + " " + f.key())
                .contains(
                        "A3 field.required",
                        "B3 adoption.no-such-body",
                        "C4 adoption.number-of-another",
                        "S5 adoption.no-certificate",
                        "T5 field.choice",
                        "U5 subscriber.x".replace("subscriber.x", "device.number-taken"),
                        "V5 adoption.no-such-person",
                        "W5 field.not-in-future");
        assertThat(
                        house.as(
                                House.SYSTEM,
                                () -> people.byPersonalNumber(good.entry().personalNumber())))
                .isEmpty();
    }

    @Test
    @DisplayName("D2.4: nobody takes over the list of a body that isn't his")
    void outOfReach() {
        var stranger = house.actor(Role.IT_OFFICER, house.province().loc().committee());
        var rows =
                List.of(
                        row(
                                2,
                                SubscriberKind.INDIVIDUAL,
                                official("Ai Đó", "Công chức", Rank.OTHER, ""),
                                DeviceEntry.NONE));
        long lines = auditLines();
        assertThat(faults(new AdoptionList("DS-03", rows), stranger))
                .containsExactly("B2 adoption.no-such-body");
        assertThat(auditLines()).as("a line for the refusal").isEqualTo(lines + 1);
    }

    private List<String> faults(AdoptionList list, Actor actor) {
        var refusal = why(asking(actor, () -> desk.adopt(list, actor)));
        return ((AdoptionRefusal.BadCells) refusal)
                .faults().stream().map(f -> f.cell() + " " + f.key()).toList();
    }

    @Test
    @Needs
    @DisplayName("twelve hundred rows in a few seconds")
    void fast() {
        var communes = new ArrayList<UUID>();
        for (int i = 0; i < 12; i++) communes.add(house.commune(house.province().cam()));
        var rows = new ArrayList<AdoptionRow>();
        for (int i = 0; i < 1200; i++) {
            var official = official("Nguyễn Văn Nhiều", "Công chức", Rank.OTHER, "");
            rows.add(
                    new AdoptionRow(
                            i + 2,
                            SubscriberKind.INDIVIDUAL.name(),
                            communes.get(i % 12).toString(),
                            official,
                            SystemEntry.NONE,
                            x509(official.entry().fullName()),
                            device("", "05/01/2026")));
        }
        var threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        var adopted =
                value(asking(officer, () -> desk.adopt(new AdoptionList("DS-04", rows), officer)));
        var worked = Duration.ofNanos(threads.getCurrentThreadCpuTime() - cpu);
        assertThat(adopted.subscribers()).isEqualTo(1200);
        assertThat(worked)
                .as("work of our own thread, whatever else the machine does")
                .isLessThan(Duration.ofSeconds(15));
        var query =
                new SubscriberQuery(
                        "nhieu",
                        null,
                        communes.get(3),
                        null,
                        false,
                        Order.NAME,
                        false,
                        Window.first(500));
        assertThat(house.as(officer, () -> subscribers.count(query))).isEqualTo(100);
    }

    private long auditLines() {
        return house.as(
                House.SYSTEM,
                () -> db.sql("select count(*) from audit_entry").query(Long.class).single());
    }
}
