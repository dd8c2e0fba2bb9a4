package org.antin.demo;

import org.antin.access.Actor;
import org.antin.access.Role;
import org.antin.dossier.Request;
import org.antin.dossier.RevocationCause;
import org.antin.dossier.StageKind;
import org.antin.dossier.SubjectKind;
import org.antin.organisation.Standing;
import org.antin.subscriber.Person;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What happened in the demo province in the last year, and what waits on the desks today.
final class DemoAgenda {
    /// Working days between the filings of one authority's letters.
    private static final int BETWEEN = 22;

    private static final List<String> NEEDS =
            List.of(
                    "Ký số văn bản điện tử trên hệ thống quản lý văn bản và điều hành",
                    "Ký số hồ sơ giải quyết thủ tục hành chính trên hệ thống một cửa điện tử",
                    "Ký số chứng từ giao dịch với Kho bạc Nhà nước");

    private final DemoRegister.Entry entry;
    private final DemoStory story;
    private final Map<UUID, Deque<Person>> applicants = new HashMap<>();
    private int needs;

    DemoAgenda(DemoRegister.Entry entry, DemoStory story) {
        this.entry = entry;
        this.story = story;
    }

    /// People who may ask for a certificate, by the authority that manages them.
    void mayAsk(List<Person> people) {
        for (var person : people) {
            var manager = person.managedBy();
            if (manager != null)
                applicants.computeIfAbsent(manager, id -> new ArrayDeque<>()).add(person);
        }
    }

    /// A request for somebody's own certificate.
    DemoCase personal(DemoCase.Authority authority, Person person, Actor filer) {
        return new DemoCase(
                authority,
                filer,
                SubjectKind.INDIVIDUAL,
                person.organisation(),
                new Request.ForIndividual(
                        person.id(),
                        person.facts().email(),
                        person.facts().phone(),
                        NEEDS.get(needs++ % NEEDS.size()),
                        "",
                        "",
                        false),
                filer,
                "");
    }

    /// A request for a body's certificate, whose device its clerk will keep.
    DemoCase ofBody(DemoCase.Authority authority, UUID body, Actor assigned, Actor clerk) {
        return new DemoCase(
                authority,
                assigned,
                SubjectKind.ORGANISATION,
                body,
                new Request.ForOrganisation(
                        "vanthu@" + InventedPeople.MAIL_DOMAIN,
                        "Tỉnh Hà Tĩnh",
                        "",
                        "",
                        "Nghị quyết thành lập (dữ liệu mẫu)",
                        ""),
                clerk,
                "Giấy giao quản lý số 03/GG-UBND (mẫu)");
    }

    /// The next people of an authority who have no certificate yet.
    private List<DemoCase> some(DemoCase.Authority authority, int count) {
        var waiting = applicants.getOrDefault(authority.id, new ArrayDeque<>());
        var cases = new ArrayList<DemoCase>();
        for (int i = 0; i < count; i++) {
            if (waiting.isEmpty()) throw new IllegalStateException("nobody left to ask");
            var person = waiting.removeFirst();
            cases.add(personal(authority, person, entry.account(person, Role.SUBSCRIBER)));
        }
        return cases;
    }

    /// Letters of `size` requests each, the last of them closed by now.
    List<DemoCase> pastYear(DemoCase.Authority authority, int letters, int size, int firstBack) {
        var all = new ArrayList<DemoCase>();
        for (int i = 0; i < letters; i++) {
            var together = some(authority, size);
            story.whole(together, firstBack - i * BETWEEN);
            all.addAll(together);
        }
        return all;
    }

    /// Whatever else ends: refused, declined, withdrawn.
    void endings(DemoCase.Authority authority, int back) {
        story.upTo(StageKind.NOT_CONFIRMED, some(authority, 1), back);
        story.upTo(StageKind.DECLINED, some(authority, 1), back - 17);
        story.upTo(StageKind.WITHDRAWN, some(authority, 1), back - 31);
    }

    void losses(List<DemoCase> closed) {
        story.loss(
                closed.get(0),
                RevocationCause.DEVICE_LOST,
                "Rơi trên đường đi công tác, đã tìm nhưng không thấy",
                150);
        story.loss(
                closed.get(4),
                RevocationCause.DEVICE_LOST,
                "Thất lạc khi chuyển phòng làm việc",
                97);
        story.loss(
                closed.get(7),
                RevocationCause.KEY_SUSPECTED,
                "Nghi có người khác biết mật khẩu thiết bị",
                61);
        story.loss(
                closed.get(9), RevocationCause.DEVICE_LOST, "Mất cùng cặp tài liệu tại bến xe", 33);
    }

    /// Something on every desk of the authority's.
    void onTheDesks(DemoCase.Authority authority) {
        story.upTo(StageKind.SUBMITTED, some(authority, 1), 8); // overdue
        story.upTo(StageKind.SUBMITTED, some(authority, 3), 1);
        story.upTo(StageKind.UNDER_REVIEW, some(authority, 2), 1);
        story.upTo(StageKind.PUT_UP, some(authority, 2), 2);
        story.upTo(StageKind.SENT_BACK, some(authority, 1), 3);
        story.upTo(StageKind.CONFIRMED, some(authority, 3), 2);
        story.upTo(StageKind.IN_LETTER, some(authority, 2), 3);
        story.upTo(StageKind.FORWARDED, some(authority, 2), 4);
        story.upTo(StageKind.ISSUED, some(authority, 1), 5);
        story.upTo(StageKind.DELIVERED, some(authority, 1), 7);
        story.upTo(StageKind.HANDOVER_OFFERED, some(authority, 1), 8);
        story.upTo(StageKind.DRAFT, some(authority, 2), 1);
    }

    void aFewOnTheDesks(DemoCase.Authority authority) {
        story.upTo(StageKind.SUBMITTED, some(authority, 2), 1);
        story.upTo(StageKind.PUT_UP, some(authority, 1), 2);
        story.upTo(StageKind.CONFIRMED, some(authority, 2), 3);
        story.upTo(StageKind.FORWARDED, some(authority, 1), 4);
    }

    /// An authority whose officer and head nobody can sign in as.
    DemoCase.Authority authority(String key) {
        var officer = entry.person(key, "Chuyên viên", Standing.OTHER);
        var head = entry.person(key, "Phó Chủ tịch", Standing.DEPUTY);
        return new DemoCase.Authority(
                entry.body(key),
                entry.account(officer, Role.RECEIVING_OFFICER),
                entry.account(head, Role.CONFIRMING_HEAD));
    }
}
