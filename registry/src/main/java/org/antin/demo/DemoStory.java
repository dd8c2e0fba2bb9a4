package org.antin.demo;

import org.antin.access.Actor;
import org.antin.dossier.Move;
import org.antin.dossier.RevocationCause;
import org.antin.dossier.StageKind;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/// Plans how cases go, from the draft to the stage they stand at today.
final class DemoStory {
    /// Working days from the draft to the certificate in use.
    static final int WHOLE = 8;

    private final DemoSteps steps;
    private final Timeline time;
    private final Actor cuc;

    DemoStory(DemoSteps steps, Timeline time, Actor cuc) {
        this.steps = steps;
        this.time = time;
        this.cuc = cuc;
    }

    /// A year of requests that ended well: these cases, gathered in one letter.
    void whole(List<DemoCase> together, int back) {
        upTo(StageKind.HANDED_OVER, together, back);
    }

    /// New requests of one authority, filed `back` working days ago, that came as far as `target`;
    /// what is gathered goes in one letter.
    void upTo(StageKind target, List<DemoCase> together, int back) {
        for (int i = 0; i < together.size(); i++) one(target, together.get(i), back, 4 * i);
        boolean sends = reaches(target, StageKind.FORWARDED) || target == StageKind.DECLINED;
        if (sends) time.plan(back - 2, 10, 5, at -> steps.gatherAndSend(together, at));
        else if (target == StageKind.IN_LETTER)
            time.plan(back - 2, 10, 5, at -> steps.gather(together, at));
    }

    private void one(StageKind target, DemoCase one, int back, int minute) {
        time.plan(back, 8, minute, at -> steps.open(one, at));
        if (target == StageKind.DRAFT) return;
        time.plan(back, 8, minute + 2, at -> steps.move(one, new Move.Submit(), one.filer, at));
        if (target == StageKind.WITHDRAWN) {
            var withdraw = new Move.Withdraw("Đã được điều động sang vị trí khác");
            time.plan(back, 10, minute, at -> steps.move(one, withdraw, one.filer, at));
        }
        if (target == StageKind.SUBMITTED || target == StageKind.WITHDRAWN) return;
        reviewed(target, one, back, minute);
        boolean answered = reaches(target, StageKind.ISSUED) || target == StageKind.DECLINED;
        if (answered) answered(target, one, back, minute);
    }

    private void reviewed(StageKind target, DemoCase one, int back, int minute) {
        var officer = one.authority.officer;
        var head = one.authority.head;
        time.plan(back, 14, minute, at -> steps.move(one, new Move.TakeUp(), officer, at));
        if (target == StageKind.UNDER_REVIEW) return;
        if (target == StageKind.SENT_BACK) {
            var ask = new Move.AskCompletion("Ghi rõ nhu cầu giao dịch điện tử cần chữ ký số");
            time.plan(back, 15, minute, at -> steps.move(one, ask, officer, at));
            return;
        }
        var putUp = new Move.PutUp("Đủ điều kiện theo Điều 6, kính trình lãnh đạo xem xét");
        time.plan(back - 1, 9, minute, at -> steps.move(one, putUp, officer, at));
        if (target == StageKind.PUT_UP) return;
        if (target == StageKind.NOT_CONFIRMED) {
            var refuse = new Move.Refuse("Đã có thiết bị dùng chung, chưa có nhu cầu riêng");
            time.plan(back - 1, 15, minute, at -> steps.move(one, refuse, head, at));
            return;
        }
        time.plan(back - 1, 15, minute, at -> steps.move(one, new Move.Confirm(""), head, at));
    }

    private void answered(StageKind target, DemoCase one, int back, int minute) {
        if (target == StageKind.DECLINED) {
            var reason = "Thông tin trong danh sách không khớp với văn bản đề nghị";
            time.plan(back - 4, 9, minute, at -> steps.decline(one, reason, cuc, at));
            return;
        }
        time.plan(back - 4, 9, minute, at -> steps.issue(one, cuc, at));
        if (target == StageKind.ISSUED) return;
        time.plan(back - 6, 14, minute, at -> steps.takeDelivery(one, at));
        if (target == StageKind.DELIVERED) return;
        time.plan(back - 7, 9, minute, at -> steps.offer(one, at));
        if (target == StageKind.HANDOVER_OFFERED) return;
        time.plan(back - WHOLE, 8, 30 + minute, at -> steps.confirmHandover(one, at));
    }

    /// A device lost `back` working days ago, from the report to the revocation.
    void loss(DemoCase closed, RevocationCause cause, String told, int back) {
        var officer = closed.authority.officer;
        var lost = new AtomicReference<DemoCase>();
        time.plan(back, 7, 30, at -> lost.set(steps.report(closed, cause, told, at)));
        time.plan(
                back,
                8,
                31,
                at ->
                        steps.move(
                                Objects.requireNonNull(lost.get()),
                                new Move.TakeUp(),
                                officer,
                                at));
        var putUp = new Move.PutUp("Đã xác minh, kính trình xác nhận");
        time.plan(
                back,
                9,
                1,
                at -> steps.move(Objects.requireNonNull(lost.get()), putUp, officer, at));
        time.plan(back, 10, 1, at -> steps.confirmLoss(Objects.requireNonNull(lost.get()), at));
        time.plan(
                back,
                11,
                1,
                at -> steps.gatherAndSend(List.of(Objects.requireNonNull(lost.get())), at));
        time.plan(back - 1, 9, 1, at -> steps.revoke(Objects.requireNonNull(lost.get()), cuc, at));
    }

    private static boolean reaches(StageKind target, StageKind stage) {
        return switch (target) {
            case FORWARDED, ISSUED, DELIVERED, HANDOVER_OFFERED, HANDED_OVER ->
                    target.ordinal() >= stage.ordinal();
            default -> false;
        };
    }
}
