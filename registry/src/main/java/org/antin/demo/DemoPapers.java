package org.antin.demo;

import org.antin.access.Actor;
import org.antin.delegation.DelegationDesk;
import org.antin.delegation.Delegations;
import org.antin.delegation.NewDelegation;
import org.antin.kernel.Days;
import org.antin.kernel.Period;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Written delegations of the demo province (Nghị định 30/2020, Điều 13 khoản 4): in force, run
/// out, and ended before their time.
@Component
@ConditionalOnProperty(name = "antin.demo", havingValue = "true")
class DemoPapers {
    /// Working days before the start day.
    private static final int LONG_AGO = 180;

    private static final int LAST_MONTH = 20;

    private final DelegationDesk desk;
    private final Delegations delegations;
    private final Replay replay;

    DemoPapers(DelegationDesk desk, Delegations delegations, Replay replay) {
        this.desk = desk;
        this.delegations = delegations;
        this.replay = replay;
    }

    /// @param title how the title of the delegate begins
    private record Paper(UUID id, String number, String title, String content, int days) {
        Paper(String number, String title, String content, int days) {
            this(UUID.randomUUID(), number, title, content, days);
        }
    }

    void plan(DemoCast cast, DemoRegister.Entry entry, Timeline time) {
        var commune = entry.body(DemoCast.COMMUNE);
        var clerk = cast.actor("vanthu");
        var recalled = new Paper("12/GUQ-UBND", "Phó Chủ tịch", "Ký thông báo lịch tiếp dân", 60);
        var papers =
                List.of(
                        new Paper("11/GUQ-UBND", "Công chức", "Ký giấy mời, giấy giới thiệu", 180),
                        recalled);
        var first = new Paper("03/GUQ-UBND", "Công chức", "Ký giấy mời họp", 90);
        time.plan(LONG_AGO, 14, 0, at -> enter(first, commune, clerk, at));
        papers.forEach(
                paper -> time.plan(LAST_MONTH, 14, 0, at -> enter(paper, commune, clerk, at)));
        var reason = "Thông báo chấm dứt ủy quyền số 20/TB-UBND (mẫu)";
        time.plan(
                LAST_MONTH - 8,
                9,
                0,
                at -> replay.ask(clerk, at, () -> desk.end(recalled.id(), 1, reason, clerk)));
        var province = entry.body(DemoCast.ROOT);
        var office = cast.actor("vanphong");
        var byArticle4 = "Ký văn bản giao nhiệm vụ về chữ ký số theo Điều 4 Quy chế";
        var chief = new Paper("45/GUQ-UBND", "Chánh Văn phòng", byArticle4, 365);
        var director = new Paper("52/GUQ-UBND", "Giám đốc", "Ký báo cáo quý của ngành", 90);
        time.plan(LAST_MONTH, 8, 0, at -> enter(chief, province, office, at));
        time.plan(LAST_MONTH - 5, 8, 0, at -> enter(director, province, office, at));
    }

    /// From the body's head to the first whom its papers are usually for and whose title begins so.
    private void enter(Paper paper, UUID body, Actor keeper, Instant at) {
        var head = replay.as(keeper, at, () -> delegations.heads(body)).getFirst();
        var others = replay.as(keeper, at, () -> delegations.candidates(body));
        var delegate =
                others.stream()
                        .filter(one -> one.title().startsWith(paper.title()))
                        .filter(one -> !keeper.isPerson(one.id()))
                        .findFirst()
                        .orElseGet(others::getLast);
        var today = Days.of(at);
        var wanted =
                new NewDelegation(
                        paper.id(),
                        body,
                        paper.number(),
                        today,
                        head.id(),
                        delegate.id(),
                        paper.content(),
                        new Period(today, today.plusDays(paper.days())));
        replay.ask(keeper, at, () -> desk.enter(wanted, keeper));
    }
}
