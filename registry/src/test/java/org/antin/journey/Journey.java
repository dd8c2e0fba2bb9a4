package org.antin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.House;
import org.antin.SteeredClock;
import org.antin.access.Role;
import org.antin.account.store.AccountLedger;
import org.antin.journey.Town.Citizen;
import org.antin.subscriber.Rank;
import org.springframework.security.crypto.password.PasswordEncoder;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/// What the chapters share: a commune with its district, the people in it, their browsers and the
/// clock on the wall.
final class Journey implements AutoCloseable {
    private static final Pattern CODE = Pattern.compile("HS-\\d{4}-\\d{4,}");

    final Citizen chairman;
    final Citizen assigned;
    final Citizen accountant;
    final Citizen officer;
    final Citizen head;
    final Citizen provider;
    final Gallery gallery;

    /// Where downloads lie, and what else has no place among the pictures.
    final Path desk;

    private final SteeredClock clock;
    private final String base;
    private final Town town;
    private final UUID commune;
    private final Browsing browsing = new Browsing();
    private final List<Visitor> visitors = new ArrayList<>();

    Journey(
            House house,
            AccountLedger ledger,
            PasswordEncoder encoder,
            SteeredClock clock,
            String base,
            Gallery gallery,
            Path desk) {
        this.clock = clock;
        this.base = base;
        this.gallery = gallery;
        this.desk = desk;
        // Four hours are enough for all the chapters before the first outside program.
        notLaterThan(Duration.ofHours(4));
        town = new Town(house, ledger, encoder, clock);
        var district = town.district("Ủy ban nhân dân huyện Cẩm Xuyên");
        commune = town.commune(district, "Ủy ban nhân dân xã Cẩm Bình");
        chairman =
                town.citizen(commune, Rank.HEAD, "Chủ tịch", "Nguyễn Văn Thành", Role.SUBSCRIBER);
        assigned =
                town.citizen(
                        commune,
                        Rank.OTHER,
                        "Công chức Tư pháp - Hộ tịch",
                        "Lê Văn Đức",
                        Role.ASSIGNED_PERSON);
        accountant =
                town.citizen(
                        commune,
                        Rank.OTHER,
                        "Công chức Tài chính - Kế toán",
                        "Phạm Thị Lan",
                        Role.SUBSCRIBER);
        officer =
                town.citizen(
                        district,
                        Rank.OTHER,
                        "Chuyên viên",
                        "Hoàng Minh Tuấn",
                        Role.RECEIVING_OFFICER);
        head =
                town.citizen(
                        district, Rank.DEPUTY, "Phó Chủ tịch", "Võ Thị Ngọc", Role.CONFIRMING_HEAD);
        provider =
                town.citizen(
                        district,
                        house.province().committee(),
                        Rank.OTHER,
                        "Cán bộ cơ yếu",
                        "Đặng Quốc Bảo",
                        Role.PROVIDER);
    }

    /// One more who works for the commune.
    Citizen joins(Rank rank, String title, String name, Role... roles) {
        return town.citizen(commune, rank, title, name, roles);
    }

    /// Programs that aren't ours know the real time only. They must find what the town's people
    /// made neither stale nor from the future: the town's clock goes on to so long before that
    /// time.
    void notLaterThan(Duration beforeTheRealTime) {
        var then = InstantSource.system().instant().minus(beforeTheRealTime);
        if (clock.instant().isBefore(then)) clock.set(then);
    }

    /// What time it is in the town.
    Instant now() {
        return clock.instant();
    }

    /// Somebody at a browser of his own, not signed in.
    Visitor visitor() {
        var visitor = new Visitor(browsing.context(1366, 768, true), base, gallery);
        visitors.add(visitor);
        return visitor;
    }

    /// Somebody who signed in a little later than the one before.
    Visitor as(Citizen citizen) {
        clock.pass(Duration.ofMinutes(4));
        return visitor().signIn(citizen.username(), Town.PASSWORD);
    }

    /// The dossier's code on the page.
    static String code(Visitor visitor) {
        var found = CODE.matcher(visitor.page.locator("#main").innerText());
        assertThat(found.find()).as(visitor.page.url()).isTrue();
        return found.group();
    }

    /// The address of the server, as its certificates name it.
    String base() {
        return base;
    }

    @Override
    public void close() {
        visitors.forEach(Visitor::close);
        browsing.close();
    }
}
