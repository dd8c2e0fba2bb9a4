package org.antin.api;

import org.antin.access.Actor;
import org.antin.access.Allowed;
import org.antin.access.Role;
import org.antin.audit.Act;
import org.antin.audit.AuditTrail;
import org.antin.certificate.CertificateQuery;
import org.antin.certificate.CertificateStatus;
import org.antin.certificate.Certificates;
import org.antin.connection.ApiScope;
import org.antin.device.Device;
import org.antin.device.DeviceKind;
import org.antin.device.DeviceQuery;
import org.antin.device.DeviceState;
import org.antin.device.Devices;
import org.antin.kernel.CommonRefusal;
import org.antin.organisation.OrganisationKind;
import org.antin.organisation.OrganisationQuery;
import org.antin.organisation.Organisations;
import org.antin.organisation.Tier;
import org.antin.shell.Problems;
import org.antin.subscriber.SubscriberKind;
import org.antin.subscriber.SubscriberQuery;
import org.antin.subscriber.Subscribers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The register, read: organisations, subscribers, certificates, devices. The same rows the account
/// behind the token sees on its pages, within the system's part of the tree.
@RestController
class RegisterApi {
    private final Organisations organisations;
    private final Subscribers subscribers;
    private final Certificates certificates;
    private final Devices devices;
    private final Paging paging;
    private final Problems problems;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RegisterApi(
            Organisations organisations,
            Subscribers subscribers,
            Certificates certificates,
            Devices devices,
            Paging paging,
            Problems problems,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.organisations = organisations;
        this.subscribers = subscribers;
        this.certificates = certificates;
        this.devices = devices;
        this.paging = paging;
        this.problems = problems;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    @GetMapping(path = "/api/v1/organisations", produces = MediaType.APPLICATION_JSON_VALUE)
    @Allowed(signedIn = true)
    @Scoped(ApiScope.ORGANISATIONS_READ)
    Page<RegisterViews.OrganisationView> organisations(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable OrganisationKind kind,
            @RequestParam(required = false) @Nullable Tier tier,
            @RequestParam(required = false) @Nullable UUID within,
            @RequestParam(required = false) @Nullable UUID managedBy,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Paging.LIMIT) int limit) {
        var query =
                new OrganisationQuery(
                        q, kind, tier, within, managedBy, true, false, paging.window(after, limit));
        return Page.of(organisations.page(query), RegisterViews::of);
    }

    @GetMapping(path = "/api/v1/organisations/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Allowed(signedIn = true)
    @Scoped(ApiScope.ORGANISATIONS_READ)
    RegisterViews.OrganisationView organisation(@PathVariable UUID id) {
        return there(organisations.find(id).map(RegisterViews::of));
    }

    @GetMapping(path = "/api/v1/subscribers", produces = MediaType.APPLICATION_JSON_VALUE)
    @Allowed({
        Role.SUBSCRIBER,
        Role.RECORDS_CLERK,
        Role.ASSIGNED_PERSON,
        Role.IT_OFFICER,
        Role.RECEIVING_OFFICER,
        Role.CONFIRMING_HEAD,
        Role.OFFICE_FOCAL_POINT,
        Role.SUBSCRIBER_MANAGER,
        Role.INSPECTOR
    })
    @Scoped(ApiScope.SUBSCRIBERS_READ)
    Page<RegisterViews.SubscriberView> subscribers(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable SubscriberKind kind,
            @RequestParam(required = false) @Nullable UUID within,
            @RequestParam(required = false) @Nullable UUID managedBy,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Paging.LIMIT) int limit) {
        var query =
                new SubscriberQuery(
                        q,
                        kind,
                        within,
                        managedBy,
                        true,
                        SubscriberQuery.Order.NAME,
                        false,
                        paging.window(after, limit));
        return Page.of(subscribers.page(query), line -> RegisterViews.of(line.subscriber()));
    }

    @GetMapping(path = "/api/v1/subscribers/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Allowed({
        Role.SUBSCRIBER,
        Role.RECORDS_CLERK,
        Role.ASSIGNED_PERSON,
        Role.IT_OFFICER,
        Role.RECEIVING_OFFICER,
        Role.CONFIRMING_HEAD,
        Role.OFFICE_FOCAL_POINT,
        Role.SUBSCRIBER_MANAGER,
        Role.INSPECTOR
    })
    @Scoped(ApiScope.SUBSCRIBERS_READ)
    RegisterViews.SubscriberView subscriber(@PathVariable UUID id) {
        return there(subscribers.find(id).map(RegisterViews::of));
    }

    @GetMapping(path = "/api/v1/certificates", produces = MediaType.APPLICATION_JSON_VALUE)
    @Allowed({
        Role.SUBSCRIBER,
        Role.RECORDS_CLERK,
        Role.ASSIGNED_PERSON,
        Role.IT_OFFICER,
        Role.RECEIVING_OFFICER,
        Role.CONFIRMING_HEAD,
        Role.OFFICE_FOCAL_POINT,
        Role.SUBSCRIBER_MANAGER,
        Role.INSPECTOR
    })
    @Scoped(ApiScope.CERTIFICATES_READ)
    Page<RegisterViews.CertificateView> certificates(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable CertificateStatus status,
            @RequestParam(required = false) @Nullable UUID subscriber,
            @RequestParam(required = false) @Nullable UUID within,
            @RequestParam(required = false) @Nullable Instant endsFrom,
            @RequestParam(required = false) @Nullable Instant endsBefore,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Paging.LIMIT) int limit) {
        var query =
                new CertificateQuery(
                        q,
                        status,
                        subscriber,
                        within,
                        endsFrom,
                        endsBefore,
                        CertificateQuery.Order.NAME,
                        false,
                        paging.window(after, limit));
        var now = clock.instant();
        return Page.of(certificates.page(query), c -> RegisterViews.of(c, now));
    }

    @GetMapping(path = "/api/v1/certificates/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Allowed({
        Role.SUBSCRIBER,
        Role.RECORDS_CLERK,
        Role.ASSIGNED_PERSON,
        Role.IT_OFFICER,
        Role.RECEIVING_OFFICER,
        Role.CONFIRMING_HEAD,
        Role.OFFICE_FOCAL_POINT,
        Role.SUBSCRIBER_MANAGER,
        Role.INSPECTOR
    })
    @Scoped(ApiScope.CERTIFICATES_READ)
    RegisterViews.CertificateView certificate(@PathVariable UUID id) {
        return there(certificates.find(id).map(c -> RegisterViews.of(c, clock.instant())));
    }

    /// Điều 2.3: need to know; numbers are masked, and every reading leaves its line.
    @GetMapping(path = "/api/v1/devices", produces = MediaType.APPLICATION_JSON_VALUE)
    @Allowed({
        Role.SUBSCRIBER,
        Role.RECORDS_CLERK,
        Role.ASSIGNED_PERSON,
        Role.RECEIVING_OFFICER,
        Role.CONFIRMING_HEAD,
        Role.SUBSCRIBER_MANAGER,
        Role.INSPECTOR
    })
    @Scoped(ApiScope.DEVICES_READ)
    Page<RegisterViews.DeviceView> devices(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable DeviceKind kind,
            @RequestParam(required = false) @Nullable DeviceState state,
            @RequestParam(required = false) @Nullable UUID subscriber,
            @RequestParam(required = false) @Nullable UUID within,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Paging.LIMIT) int limit,
            Actor actor) {
        var query =
                new DeviceQuery(
                        q,
                        kind,
                        state,
                        subscriber,
                        within,
                        false,
                        false,
                        paging.window(after, limit));
        var found = devices.page(query);
        read(Act.of(actor, "device.list", "device", "").with("rows", found.items().size()));
        return Page.of(found, RegisterViews::of);
    }

    @GetMapping(path = "/api/v1/devices/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Allowed({
        Role.SUBSCRIBER,
        Role.RECORDS_CLERK,
        Role.ASSIGNED_PERSON,
        Role.RECEIVING_OFFICER,
        Role.CONFIRMING_HEAD,
        Role.SUBSCRIBER_MANAGER,
        Role.INSPECTOR
    })
    @Scoped(ApiScope.DEVICES_READ)
    RegisterViews.DeviceView device(@PathVariable UUID id, Actor actor) {
        Device device = there(devices.find(id));
        read(Act.of(actor, "device.read", "device", id).in(device.scope()));
        return RegisterViews.of(device);
    }

    private void read(Act act) {
        transaction.executeWithoutResult(status -> audit.append(act));
    }

    private <T> T there(Optional<T> found) {
        return found.orElseThrow(
                () -> new ProblemException(problems.refusal(new CommonRefusal.NotFound())));
    }
}
