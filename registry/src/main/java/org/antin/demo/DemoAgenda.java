package org.antin.demo;

import org.antin.access.Role;
import org.antin.demo.DemoCase.Authority;
import org.antin.demo.DemoStory.Detour;
import org.antin.dossier.RevocationCause;
import org.antin.dossier.StageKind;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What happened in the demo province in the last year, and what waits on the desks today.
final class DemoAgenda {
    /// Working days between the filings of one authority's letters.
    private static final int BETWEEN = 32;

    private final DemoRegister.Entry entry;
    private final DemoStory story;
    private final DemoRoster roster;
    private final DemoWishes wishes;
    private final Map<String, Deque<DemoRoster.Post>> applicants = new HashMap<>();

    DemoAgenda(DemoRegister.Entry entry, DemoStory story, DemoRoster roster) {
        this.entry = entry;
        this.story = story;
        this.roster = roster;
        this.wishes = new DemoWishes(entry);
    }

    /// Plans everything.
    ///
    /// @param year working days from the opening to today
    void plan(DemoCast cast, Map<String, Authority> authorities, int year) {
        var district = authorities.get(DemoCast.DISTRICT);
        var office = authorities.get(DemoCast.OFFICE);
        if (district == null || office == null) throw new IllegalStateException("no authority");
        theCommune(cast, district, year);
        var closed = pastYear(district, 6, 3, year - 9);
        pastYear(office, 6, 1, year - 14);
        int place = 0;
        for (var other : authorities.values()) {
            if (other == district || other == office) continue;
            quietYear(other, 30 + 13 * place++);
        }
        endings(district, 120);
        endings(office, 90);
        losses(closed);
        onTheDesks(district);
        aFewOnTheDesks(office);
        theServer(office);
    }

    /// The commune's own story: its Chairman, its seal's counterpart, a second device, its website.
    private void theCommune(DemoCast cast, Authority district, int year) {
        var clerk = cast.actor("vanthu");
        var assigned = cast.actor("nguoiduocgiao");
        story.whole(
                List.of(wishes.personal(district, cast.person("thuebao"), cast.actor("thuebao"))),
                year - 12);
        story.whole(List.of(wishes.ofBody(district, DemoCast.COMMUNE, assigned, clerk)), year - 14);
        story.upTo(
                StageKind.HANDOVER_OFFERED,
                List.of(wishes.ofBody(district, DemoCast.COMMUNE, assigned, clerk)),
                9);
        entry.authorise(cast.person("nguoiduocgiao"));
        story.upTo(
                StageKind.SENT_BACK,
                List.of(
                        wishes.system(
                                district,
                                DemoCast.COMMUNE,
                                assigned,
                                "Trang thông tin điện tử xã",
                                "xa.mau.hatinh.example")),
                2);
    }

    /// A server of a centre under the Office, and a service that is on its way.
    private void theServer(Authority office) {
        var body = "tt-hanh-chinh-cong";
        var manager = entry.person(body, "Phó Giám đốc", org.antin.organisation.Standing.DEPUTY);
        entry.authorise(manager);
        var actor = entry.account(manager, Role.SUBSCRIBER, Role.ASSIGNED_PERSON);
        story.whole(
                List.of(
                        wishes.system(
                                office,
                                body,
                                actor,
                                "Máy chủ tiếp nhận hồ sơ trực tuyến",
                                "tiepnhan.mau.hatinh.example")),
                140);
        story.upTo(
                StageKind.FORWARDED,
                List.of(
                        wishes.system(
                                office,
                                body,
                                actor,
                                "Dịch vụ ký kết quả giải quyết hồ sơ",
                                "ketqua.mau.hatinh.example")),
                5);
    }

    /// The next people of an authority who have no certificate yet.
    private List<DemoCase> some(Authority authority, int count) {
        var waiting =
                applicants.computeIfAbsent(
                        authority.key,
                        key -> {
                            var posts = new ArrayList<>(roster.applicants(key));
                            Collections.shuffle(posts, new Random(key.hashCode()));
                            return new ArrayDeque<>(posts);
                        });
        var cases = new ArrayList<DemoCase>();
        for (int i = 0; i < count; i++) {
            if (waiting.isEmpty()) throw new IllegalStateException("nobody left to ask");
            var person = entry.person(waiting.removeFirst());
            cases.add(wishes.personal(authority, person, entry.account(person, Role.SUBSCRIBER)));
        }
        return cases;
    }

    /// Letters of `size` requests each, the last of them closed by now.
    private List<DemoCase> pastYear(Authority authority, int letters, int size, int firstBack) {
        var detours = Detour.values();
        var all = new ArrayList<DemoCase>();
        for (int i = 0; i < letters; i++) {
            var together = some(authority, size);
            story.upTo(
                    StageKind.HANDED_OVER,
                    together,
                    firstBack - i * BETWEEN,
                    detours[i % detours.length]);
            all.addAll(together);
        }
        return all;
    }

    /// An authority with little to do: one letter, and a request on the officer's desk.
    private void quietYear(Authority authority, int back) {
        story.whole(some(authority, 1), back);
        story.upTo(StageKind.SUBMITTED, some(authority, 1), 1 + back % 4);
    }

    /// Whatever else ends: refused, declined, withdrawn.
    private void endings(Authority authority, int back) {
        story.upTo(StageKind.NOT_CONFIRMED, some(authority, 1), back);
        story.upTo(StageKind.DECLINED, some(authority, 1), back - 17);
        story.upTo(StageKind.WITHDRAWN, some(authority, 1), back - 31);
    }

    /// What was lost over the year, and what is being dealt with.
    private void losses(List<DemoCase> closed) {
        lost(
                StageKind.REVOKED,
                closed.get(0),
                "Rơi trên đường đi công tác, đã tìm nhưng không thấy",
                150);
        lost(StageKind.REVOKED, closed.get(4), "Thất lạc khi chuyển phòng làm việc", 97);
        leaked(StageKind.REVOKED, closed.get(7), "Nghi có người khác biết mật khẩu thiết bị", 61);
        lost(StageKind.REVOKED, closed.get(9), "Mất cùng cặp tài liệu tại bến xe", 33);
        lost(StageKind.SUBMITTED, closed.get(10), "Không thấy thiết bị sau buổi họp", 1);
        leaked(StageKind.UNDER_REVIEW, closed.get(11), "Có chữ ký số không do mình thực hiện", 1);
        lost(StageKind.PUT_UP, closed.get(12), "Bị kẻ gian lấy túi xách tại chợ", 1);
        lost(StageKind.CONFIRMED, closed.get(13), "Rơi khi đi kiểm tra đê điều", 1);
        lost(StageKind.IN_LETTER, closed.get(14), "Thất lạc khi sửa chữa trụ sở", 1);
        lost(StageKind.FORWARDED, closed.get(15), "Mất tại nơi tập huấn", 1);
    }

    private void lost(StageKind target, DemoCase closed, String told, int back) {
        story.loss(target, closed, RevocationCause.DEVICE_LOST, told, back);
    }

    private void leaked(StageKind target, DemoCase closed, String told, int back) {
        story.loss(target, closed, RevocationCause.KEY_SUSPECTED, told, back);
    }

    /// Something on every desk of the authority's.
    private void onTheDesks(Authority authority) {
        story.upTo(StageKind.SUBMITTED, some(authority, 1), 8); // overdue
        story.upTo(StageKind.SUBMITTED, some(authority, 3), 1);
        story.upTo(StageKind.UNDER_REVIEW, some(authority, 2), 1);
        story.upTo(StageKind.UNDER_REVIEW, some(authority, 1), 3, Detour.RECALLED);
        story.upTo(StageKind.PUT_UP, some(authority, 2), 2);
        story.upTo(StageKind.SENT_BACK, some(authority, 1), 3);
        story.upTo(StageKind.CONFIRMED, some(authority, 3), 2);
        story.inLetterButOne(some(authority, 3), 3);
        story.upTo(StageKind.FORWARDED, some(authority, 2), 4);
        story.upTo(StageKind.ISSUED, some(authority, 1), 5);
        story.upTo(StageKind.DELIVERED, some(authority, 1), 7);
        story.upTo(StageKind.HANDOVER_OFFERED, some(authority, 1), 8);
        story.upTo(StageKind.DRAFT, some(authority, 2), 1);
    }

    private void aFewOnTheDesks(Authority authority) {
        story.upTo(StageKind.SUBMITTED, some(authority, 2), 1);
        story.upTo(StageKind.PUT_UP, some(authority, 1), 2);
        story.upTo(StageKind.CONFIRMED, some(authority, 2), 3);
        story.upTo(StageKind.FORWARDED, some(authority, 1), 4);
    }
}
