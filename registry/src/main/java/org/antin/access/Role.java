package org.antin.access;

import java.util.Locale;

/// The roles the regulation names. A role is held for an organisation and its subtree, from a day
/// to a day ([Grant]). What each may read is data of the database (`role_reach`); what each may do
/// stands at the door it uses.
public enum Role {
    /// Điều 10: a person who holds a certificate.
    SUBSCRIBER,
    /// Điều 10.2, 11.1: văn thư, custodian of the organisation's device.
    RECORDS_CLERK,
    /// Thông tư 185/2019 Điều 8: the person assigned the organisation's (or a system's)
    /// certificate.
    ASSIGNED_PERSON,
    /// Điều 12: công chức, viên chức chuyên trách công nghệ thông tin.
    IT_OFFICER,
    /// Điều 9.1: người tiếp nhận of a managing authority.
    RECEIVING_OFFICER,
    /// Điều 9.2: người xác nhận, the head or an authorised deputy of a managing authority.
    CONFIRMING_HEAD,
    /// Điều 8.0: the Office as the province's focal point (its other capacity, managing authority,
    /// is the two roles above, held for the Office).
    OFFICE_FOCAL_POINT,
    /// Điều 4: người quản lý thuê bao, the Chief of Office by the Chairman's dated delegation.
    SUBSCRIBER_MANAGER,
    /// Điều 8.1a, 12.1c: the Centre takes in reports and drafts needs; it never confirms.
    CENTRE,
    /// Điều 9.3: the certification provider's side; only in practice mode.
    PROVIDER,
    /// Điều 8.2a, 9.5: inspection.
    INSPECTOR,
    /// Accounts, organisations, settings; no access to devices, no part in dossiers.
    ADMINISTRATOR;

    /// Stable lower-case word for audit lines, messages (`role.<code>`) and interfaces.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
