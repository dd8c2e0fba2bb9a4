package org.antin.demo;

import org.antin.access.Actor;
import org.antin.delegation.DelegationDesk;
import org.antin.delegation.Delegations;
import org.antin.delegation.NewDelegation;
import org.antin.kernel.Days;
import org.antin.kernel.Period;
import org.antin.subscriber.PersonLabel;
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

    void plan(DemoCast cast, DemoRegister.Entry entry, Timeline time) {
        var commune = entry.body(DemoCast.COMMUNE);
        var clerk = cast.actor("vanthu");
        time.plan(
                LONG_AGO,
                14,
                0,
                at ->
                        enter(
                                UUID.randomUUID(),
                                commune,
                                clerk,
                                at,
                                "03/GUQ-UBND",
                                "Ký giấy mời họp",
                                0,
                                90));
        time.plan(
                LAST_MONTH,
                14,
                0,
                at ->
                        enter(
                                UUID.randomUUID(),
                                commune,
                                clerk,
                                at,
                                "11/GUQ-UBND",
                                "Ký giấy mời, giấy giới thiệu",
                                0,
                                180));
        var recalled = UUID.randomUUID();
        time.plan(
                LAST_MONTH,
                15,
                0,
                at ->
                        enter(
                                recalled,
                                commune,
                                clerk,
                                at,
                                "12/GUQ-UBND",
                                "Ký thông báo lịch tiếp dân",
                                1,
                                60));
        var reason = "Thông báo chấm dứt ủy quyền số 20/TB-UBND (mẫu)";
        time.plan(
                LAST_MONTH - 8,
                9,
                0,
                at -> replay.ask(clerk, at, () -> desk.end(recalled, 1, reason, clerk)));
        var province = entry.body(DemoCast.ROOT);
        var office = cast.actor("vanphong");
        var content = "Ký văn bản giao nhiệm vụ về chữ ký số theo Điều 4 Quy chế";
        time.plan(
                LAST_MONTH,
                8,
                0,
                at ->
                        enter(
                                UUID.randomUUID(),
                                province,
                                office,
                                at,
                                "45/GUQ-UBND",
                                content,
                                0,
                                365));
        time.plan(
                LAST_MONTH - 5,
                8,
                0,
                at ->
                        enter(
                                UUID.randomUUID(),
                                province,
                                office,
                                at,
                                "52/GUQ-UBND",
                                "Ký báo cáo quý",
                                1,
                                90));
    }

    /// From the body's head to the nth of those whom its papers are usually for.
    private void enter(
            UUID id,
            UUID body,
            Actor keeper,
            Instant at,
            String number,
            String content,
            int nth,
            int days) {
        var heads = replay.as(keeper, at, () -> delegations.heads(body));
        List<PersonLabel> others =
                replay.as(keeper, at, () -> delegations.candidates(body)).stream()
                        .filter(one -> !keeper.isPerson(one.id()))
                        .toList();
        var today = Days.of(at);
        var wanted =
                new NewDelegation(
                        id,
                        body,
                        number,
                        today,
                        heads.getFirst().id(),
                        others.get(Math.min(nth, others.size() - 1)).id(),
                        content,
                        new Period(today, today.plusDays(days)));
        replay.ask(keeper, at, () -> desk.enter(wanted, keeper));
    }
}
