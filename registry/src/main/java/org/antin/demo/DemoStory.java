package org.antin.demo;

import org.antin.access.Actor;
import org.antin.dossier.Move;
import org.antin.dossier.RevocationCause;
import org.antin.dossier.StageKind;
import org.antin.provider.PracticeProvider.Wanted;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/// Plans how cases go, from the draft to the stage they stand at today.
final class DemoStory {
    /// Working days from the draft to the certificate in use.
    static final int WHOLE = 8;

    /// What doesn't go straight.
    enum Detour {
        NONE,
        /// The officer asks for completion; submitted again the same day.
        COMPLETED,
        /// The head sends it back once.
        HEAD_ASKED,
        /// The head cancels the confirmation, and gives it again.
        RECALLED,
        /// The receiver doesn't take the device at first.
        NOT_TAKEN
    }

    private final DemoSteps steps;
    private final Timeline time;
    private final Actor cuc;
    private final List<Wanted> certificates = new ArrayList<>();

    DemoStory(DemoSteps steps, Timeline time, Actor cuc) {
        this.steps = steps;
        this.time = time;
        this.cuc = cuc;
    }

    /// The certificates the planned cases will bring.
    List<Wanted> certificates() {
        return certificates;
    }

    /// A year of requests that ended well: these cases, gathered in one letter.
    void whole(List<DemoCase> together, int back) {
        upTo(StageKind.HANDED_OVER, together, back);
    }

    /// New requests of one authority, filed `back` working days ago, that came as far as `target`;
    /// what is gathered goes in one letter.
    void upTo(StageKind target, List<DemoCase> together, int back) {
        upTo(target, together, back, Detour.NONE);
    }

    /// @param detour that the first of them took
    void upTo(StageKind target, List<DemoCase> together, int back, Detour detour) {
        for (int i = 0; i < together.size(); i++)
            one(target, together.get(i), back, 4 * i, i == 0 ? detour : Detour.NONE);
        boolean sends = reaches(target, StageKind.FORWARDED) || target == StageKind.DECLINED;
        if (sends) time.plan(back - 2, 10, 5, at -> steps.gatherAndSend(together, at));
        else if (target == StageKind.IN_LETTER)
            time.plan(back - 2, 10, 5, at -> steps.gather(together, at));
    }

    /// In a letter that isn't sent yet; the last was taken out of it again.
    void inLetterButOne(List<DemoCase> together, int back) {
        upTo(StageKind.IN_LETTER, together, back);
        var last = together.getLast();
        move(last, new Move.TakeOut(), last.authority.officer, back - 2, 11, 0);
    }

    private void one(StageKind target, DemoCase one, int back, int minute, Detour detour) {
        time.plan(back, 8, minute, at -> steps.open(one, at));
        if (target == StageKind.DRAFT) return;
        move(one, new Move.Submit(), one.filer(), back, 8, minute + 2);
        if (target == StageKind.WITHDRAWN)
            move(
                    one,
                    new Move.Withdraw("Đã được điều động sang vị trí khác"),
                    one.filer(),
                    back,
                    10,
                    minute);
        if (target == StageKind.SUBMITTED || target == StageKind.WITHDRAWN) return;
        reviewed(target, one, back, minute, detour);
        boolean answered = reaches(target, StageKind.ISSUED) || target == StageKind.DECLINED;
        if (answered) answered(target, one, back, minute, detour);
    }

    private void reviewed(StageKind target, DemoCase one, int back, int minute, Detour detour) {
        var officer = one.authority.officer;
        var head = one.authority.head;
        var putUp = new Move.PutUp("Đủ điều kiện theo Điều 6, kính trình lãnh đạo xem xét");
        move(one, new Move.TakeUp(), officer, back, 14, minute);
        if (target == StageKind.UNDER_REVIEW && detour == Detour.NONE) return;
        if (target == StageKind.SENT_BACK || detour == Detour.COMPLETED) {
            var ask = new Move.AskCompletion("Ghi rõ nhu cầu giao dịch điện tử cần chữ ký số");
            move(one, ask, officer, back, 15, minute);
            if (target == StageKind.SENT_BACK) return;
            move(one, new Move.Submit(), one.filer(), back, 16, minute);
            move(one, new Move.TakeUp(), officer, back, 16, minute + 2);
        }
        move(one, putUp, officer, back - 1, 9, minute);
        if (target == StageKind.PUT_UP) return;
        if (target == StageKind.NOT_CONFIRMED) {
            var refuse = new Move.Refuse("Đã có thiết bị dùng chung, chưa có nhu cầu riêng");
            move(one, refuse, head, back - 1, 15, minute);
            return;
        }
        if (detour == Detour.HEAD_ASKED) {
            var ask = new Move.AskCompletion("Bổ sung văn bản phân công nhiệm vụ mới");
            move(one, ask, head, back - 1, 13, minute);
            move(one, new Move.Submit(), one.filer(), back - 1, 13, minute + 20);
            move(one, new Move.TakeUp(), officer, back - 1, 14, minute);
            move(one, putUp, officer, back - 1, 14, minute + 10);
        }
        move(one, new Move.Confirm(""), head, back - 1, 15, minute);
        if (detour != Detour.RECALLED) return;
        var recall = new Move.CancelConfirmation("Xác nhận nhầm người, xem lại chức danh");
        move(one, recall, head, back - 1, 16, minute);
        if (target == StageKind.UNDER_REVIEW) return;
        move(one, putUp, officer, back - 1, 16, minute + 20);
        move(one, new Move.Confirm(""), head, back - 1, 16, minute + 40);
    }

    private void answered(StageKind target, DemoCase one, int back, int minute, Detour detour) {
        if (target == StageKind.DECLINED) {
            var reason = "Thông tin trong danh sách không khớp với văn bản đề nghị";
            time.plan(back - 4, 9, minute, at -> steps.decline(one, reason, cuc, at));
            return;
        }
        certificates.add(
                new Wanted(
                        UUID.randomUUID(), one.wish.subject(), time.instant(back - 4, 9, minute)));
        time.plan(back - 4, 9, minute, at -> steps.issue(one, cuc, at));
        if (target == StageKind.ISSUED) return;
        time.plan(back - 6, 14, minute, at -> steps.takeDelivery(one, at));
        if (target == StageKind.DELIVERED) return;
        time.plan(back - 7, 9, minute, at -> steps.offer(one, at));
        if (detour == Detour.NOT_TAKEN) {
            var why = "Vỏ thiết bị bị nứt, đề nghị kiểm tra lại";
            time.plan(back - 7, 10, minute, at -> steps.declineHandover(one, why, at));
            time.plan(back - 7, 15, minute, at -> steps.offer(one, at));
        }
        if (target == StageKind.HANDOVER_OFFERED) return;
        time.plan(back - WHOLE, 8, 30 + minute, at -> steps.confirmHandover(one, at));
    }

    private void move(DemoCase one, Move move, Actor actor, int back, int hour, int minute) {
        time.plan(back, hour, minute, at -> steps.move(one, move, actor, at));
    }

    /// A device lost, or a key that may have leaked, reported `back` working days ago; it came as
    /// far as `target`.
    void loss(StageKind target, DemoCase closed, RevocationCause cause, String told, int back) {
        var officer = closed.authority.officer;
        var lost = new AtomicReference<DemoCase>();
        time.plan(back, 7, 30, at -> lost.set(steps.report(closed, cause, told, at)));
        if (target == StageKind.SUBMITTED) return;
        time.plan(back, 8, 31, at -> steps.move(known(lost), new Move.TakeUp(), officer, at));
        if (target == StageKind.UNDER_REVIEW) return;
        var putUp = new Move.PutUp("Đã xác minh, kính trình xác nhận");
        time.plan(back, 9, 1, at -> steps.move(known(lost), putUp, officer, at));
        if (target == StageKind.PUT_UP) return;
        boolean minutes = cause.needsMinutes();
        time.plan(back, 10, 1, at -> steps.confirmLoss(known(lost), minutes, at));
        if (target == StageKind.CONFIRMED) return;
        if (target == StageKind.IN_LETTER) {
            time.plan(back, 11, 1, at -> steps.gather(List.of(known(lost)), at));
            return;
        }
        time.plan(back, 11, 1, at -> steps.gatherAndSend(List.of(known(lost)), at));
        if (target == StageKind.FORWARDED) return;
        time.plan(back - 1, 9, 1, at -> steps.revoke(known(lost), cuc, at));
    }

    private static DemoCase known(AtomicReference<DemoCase> lost) {
        return Objects.requireNonNull(lost.get());
    }

    private static boolean reaches(StageKind target, StageKind stage) {
        return switch (target) {
            case FORWARDED, ISSUED, DELIVERED, HANDOVER_OFFERED, HANDED_OVER ->
                    target.ordinal() >= stage.ordinal();
            default -> false;
        };
    }
}
