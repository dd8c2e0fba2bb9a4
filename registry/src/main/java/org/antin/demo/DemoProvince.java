package org.antin.demo;

import org.antin.access.Acting;
import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.adoption.AdoptionDesk;
import org.antin.calendar.WorkingDays;
import org.antin.kernel.Days;
import org.antin.organisation.Organisations;
import org.antin.organisation.Standing;
import org.antin.provider.PracticeProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Fills an empty database with the demo province before the server says it is ready: everything
/// through the desks users use, in one transaction, so that a start that is killed leaves nothing
/// half there and the next one begins anew.
@Component
@ConditionalOnProperty(name = "antin.demo", havingValue = "true")
class DemoProvince implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(DemoProvince.class);

    /// Working days from the opening of the register to today: about a year.
    private static final int A_YEAR = 250;

    /// Working days after the opening within which all lists were taken over.
    private static final int TAKING_OVER = 8;

    private final DemoRegister register;
    private final DemoSteps steps;
    private final DemoPapers papers;
    private final Replay replay;
    private final AdoptionDesk adoption;
    private final PracticeProvider practice;
    private final Organisations organisations;
    private final WorkingDays calendar;
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemoProvince(
            DemoRegister register,
            DemoSteps steps,
            DemoPapers papers,
            Replay replay,
            AdoptionDesk adoption,
            PracticeProvider practice,
            Organisations organisations,
            WorkingDays calendar,
            JdbcClient db,
            TransactionTemplate transaction,
            Clock clock) {
        this.register = register;
        this.steps = steps;
        this.papers = papers;
        this.replay = replay;
        this.adoption = adoption;
        this.practice = practice;
        this.organisations = organisations;
        this.calendar = calendar;
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        long before = System.nanoTime();
        boolean filled =
                Acting.as(
                        Replay.HOUSE,
                        () -> Boolean.TRUE.equals(transaction.execute(status -> fill())));
        if (filled)
            LOG.info("demo province filled in {} ms", (System.nanoTime() - before) / 1_000_000);
    }

    private boolean fill() {
        if (!organisations.tops().isEmpty()) return false;
        // The same statements run thousands of times on tables that grow from nothing: planning
        // each one anew costs more than the better plans save. It ends with the transaction.
        db.sql("set local plan_cache_mode = force_generic_plan").update();
        var today = Days.of(clock.instant());
        var time = new Timeline(calendar, today);
        var entry = register.begin(time.instant(A_YEAR, 7, 30));
        var roster = new DemoRoster(entry.data, entry.invented(), today);
        var lists = new DemoLists(entry.data, roster, practice, TAKING_OVER);
        entry.establishAll();
        var cast = DemoCast.enter(entry);
        var authorities = authorities(entry, cast, lists);
        takeOver(entry, lists, authorities, time);
        var story = new DemoStory(steps, time, cast.actor("coyeu"));
        new DemoAgenda(entry, story, roster).plan(cast, withHeads(authorities), A_YEAR);
        var ready = CompletableFuture.runAsync(() -> practice.makeReady(story.certificates()));
        time.plan(A_YEAR - TAKING_OVER - 1, 7, 0, at -> ready.join()); // before the first answer
        papers.plan(cast, entry, time);
        time.play();
        return true;
    }

    /// The officers of every authority that has subscribers; heads only where dossiers will come.
    private static Map<String, DemoCase.Authority> authorities(
            DemoRegister.Entry entry, DemoCast cast, DemoLists lists) {
        var all = new LinkedHashMap<String, DemoCase.Authority>();
        for (var key : lists.authorities()) {
            var id = entry.body(key);
            all.put(
                    key,
                    switch (key) {
                        case DemoCast.DISTRICT -> cast.district(id);
                        case DemoCast.OFFICE -> cast.office(id);
                        default -> {
                            var officer =
                                    account(entry, key, "Chuyên viên", Role.RECEIVING_OFFICER);
                            var head =
                                    DemoRoster.isDistrict(key)
                                            ? account(
                                                    entry,
                                                    key,
                                                    "Phó Chủ tịch",
                                                    Role.CONFIRMING_HEAD)
                                            : officer;
                            yield new DemoCase.Authority(key, id, officer, head);
                        }
                    });
        }
        return all;
    }

    private static Actor account(DemoRegister.Entry entry, String key, String title, Role role) {
        var standing = role == Role.CONFIRMING_HEAD ? Standing.DEPUTY : Standing.OTHER;
        return entry.account(entry.person(key, title, standing), role);
    }

    private static Map<String, DemoCase.Authority> withHeads(
            Map<String, DemoCase.Authority> authorities) {
        var some = new LinkedHashMap<String, DemoCase.Authority>();
        authorities.forEach(
                (key, authority) -> {
                    if (!authority.head.equals(authority.officer)) some.put(key, authority);
                });
        return some;
    }

    /// Each authority hands in the list it kept before (Điều 12.1a).
    private void takeOver(
            DemoRegister.Entry entry,
            DemoLists lists,
            Map<String, DemoCase.Authority> authorities,
            Timeline time) {
        int place = 0;
        for (var authority : authorities.values()) {
            var officer = authority.officer;
            time.plan(
                    A_YEAR - 1 - lists.wave(authority.key),
                    9,
                    place++,
                    at ->
                            replay.ask(
                                    officer,
                                    at,
                                    () ->
                                            adoption.adopt(
                                                    lists.sheet(authority.key, entry.bodies()),
                                                    officer)));
        }
    }
}
