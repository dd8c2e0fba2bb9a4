package org.antin.demo;

import org.antin.access.Actor;
import org.antin.demo.DemoCase.Authority;
import org.antin.demo.DemoCase.Wish;
import org.antin.dossier.Request;
import org.antin.dossier.SubjectKind;
import org.antin.provider.ProviderSubjects;
import org.antin.subscriber.Person;

import java.util.List;

/// What people of the demo province ask for.
final class DemoWishes {
    private static final List<String> NEEDS =
            List.of(
                    "Ký số văn bản điện tử trên hệ thống quản lý văn bản và điều hành",
                    "Ký số hồ sơ giải quyết thủ tục hành chính trên hệ thống một cửa điện tử",
                    "Ký số chứng từ giao dịch với Kho bạc Nhà nước");

    private final DemoRegister.Entry entry;
    private int needs;

    DemoWishes(DemoRegister.Entry entry) {
        this.entry = entry;
    }

    /// Somebody's own certificate.
    DemoCase personal(Authority authority, Person person, Actor filer) {
        var facts = person.facts();
        var request =
                new Request.ForIndividual(
                        person.id(),
                        facts.email(),
                        facts.phone(),
                        NEEDS.get(needs++ % NEEDS.size()),
                        "",
                        "",
                        false);
        var subject = ProviderSubjects.person(person, entry.name(person.organisation()));
        return new DemoCase(
                authority,
                new Wish(filer, SubjectKind.INDIVIDUAL, person.organisation(), request, subject),
                filer,
                "");
    }

    /// A body's certificate, whose device its clerk will keep.
    DemoCase ofBody(Authority authority, String body, Actor assigned, Actor clerk) {
        var request =
                new Request.ForOrganisation(
                        "vanthu@" + InventedPeople.MAIL_DOMAIN,
                        "Tỉnh Hà Tĩnh",
                        "",
                        "",
                        "Nghị quyết thành lập (dữ liệu mẫu)",
                        "");
        var parent = entry.data.body(body).parent();
        var name = entry.data.body(body).name();
        var subject =
                ProviderSubjects.body(name, parent == null ? name : entry.data.body(parent).name());
        return new DemoCase(
                authority,
                new Wish(assigned, SubjectKind.ORGANISATION, entry.body(body), request, subject),
                clerk,
                "Giấy giao quản lý số 03/GG-UBND (mẫu)");
    }

    /// A server's or a service's certificate, kept by who asks for it.
    DemoCase system(Authority authority, String body, Actor manager, String name, String domain) {
        var request =
                new Request.ForSystem(
                        name,
                        "ssl-server",
                        domain,
                        "quantri@" + InventedPeople.MAIL_DOMAIN,
                        "Bảo mật kết nối và xác thực máy chủ phục vụ người dân",
                        "");
        return new DemoCase(
                authority,
                new Wish(
                        manager,
                        SubjectKind.SYSTEM,
                        entry.body(body),
                        request,
                        ProviderSubjects.system(name, entry.data.body(body).name())),
                manager,
                "Văn bản giao quản lý số 07/QĐ (mẫu)");
    }
}
