package org.antin.adoption;

import org.antin.subscriber.PersonEntry;

/// One line of a list as typed: nothing is sure yet. Choices are names of their enums.
///
/// @param line number of the row in the sheet, for faults
/// @param kind name of a [org.antin.subscriber.SubscriberKind]
/// @param organisation identification code, id, or exact name of the body
/// @param official the holder, or the person assigned the certificate; when the personal number is
///   in the register already, that person is meant and the rest may be left out
/// @param certificate DER, PEM or Base64, empty when there is none
public record AdoptionRow(
        int line,
        String kind,
        String organisation,
        Official official,
        SystemEntry system,
        byte[] certificate,
        DeviceEntry device) {
    /// @param since dd/MM/yyyy from which the position is held, or blank
    /// @param sealLaw not blank: has authority under the seal law
    /// @param stateTitle not blank: holds a state title
    public record Official(
            PersonEntry entry,
            String title,
            String rank,
            String since,
            String sealLaw,
            String stateTitle) {}

    /// Only for systems.
    public record SystemEntry(String name, String sort, String domain) {
        public static final SystemEntry NONE = new SystemEntry("", "", "");
    }

    /// @param kind name of a [org.antin.device.DeviceKind], or blank when there is no device
    /// @param custodian personal number of who holds it; blank for the official of this row; "-"
    ///   for the managing authority
    /// @param since dd/MM/yyyy from which it is held so
    /// @param minutes number of the minutes, or blank
    /// @param letter of assignment (Điều 10.2), or blank
    public record DeviceEntry(
            String kind,
            String number,
            String custodian,
            String since,
            String minutes,
            String letter) {
        public static final DeviceEntry NONE = new DeviceEntry("", "", "", "", "", "");

        /// Custodian: the managing authority still has it.
        public static final String AUTHORITY = "-";

        /// The number is under the regime of Điều 2.3.
        @Override
        public String toString() {
            return "DeviceEntry[••••]";
        }
    }

    @Override
    public String toString() {
        return "AdoptionRow[" + line + "]";
    }
}
