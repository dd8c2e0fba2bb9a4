package org.antin.device;

import org.antin.kernel.Refusal;

import java.util.List;

/// Why something about a device is refused.
public sealed interface DeviceRefusal extends Refusal {
    /// The number is in the register, perhaps out of sight.
    record NumberTaken() implements DeviceRefusal {
        @Override
        public String code() {
            return "device.number-taken";
        }

        @Override
        public String field() {
            return "number";
        }
    }

    /// Where the device stands, this can't be done.
    record NotInThisState(DeviceState state) implements DeviceRefusal {
        @Override
        public String code() {
            return "device.not-in-this-state";
        }
    }

    /// Điều 10.3: a personal device moves between its holder and the managing authority only.
    record PersonalDevice() implements DeviceRefusal {
        @Override
        public String code() {
            return "device.personal-device";
        }

        @Override
        public String field() {
            return "receiver";
        }
    }

    /// Điều 10.2: an organisation's device stays with people of the organisation.
    record ReceiverElsewhere(String name) implements DeviceRefusal {
        @Override
        public String code() {
            return "device.receiver-elsewhere";
        }

        @Override
        public List<Object> arguments() {
            return List.of(name);
        }

        @Override
        public String field() {
            return "receiver";
        }
    }

    /// Điều 10.2: handed to the assigned person in writing.
    record LetterMissing() implements DeviceRefusal {
        @Override
        public String code() {
            return "device.letter-missing";
        }

        @Override
        public String field() {
            return "letter";
        }
    }

    /// Nghị định 30/2020, Điều 32 khoản 2 điểm b: no further handover without written permission.
    record PermissionMissing() implements DeviceRefusal {
        @Override
        public String code() {
            return "device.permission-missing";
        }

        @Override
        public String field() {
            return "letter";
        }
    }

    /// Locked, damaged or due for return: it goes back to the managing authority, nowhere else.
    record OnlyBack() implements DeviceRefusal {
        @Override
        public String code() {
            return "device.only-back";
        }

        @Override
        public String field() {
            return "receiver";
        }
    }

    /// Giver and receiver are the same.
    record SameHands() implements DeviceRefusal {
        @Override
        public String code() {
            return "device.same-hands";
        }

        @Override
        public String field() {
            return "receiver";
        }
    }

    /// Only the custodian gives a device away.
    record NotTheCustodian() implements DeviceRefusal {
        @Override
        public String code() {
            return "device.not-the-custodian";
        }
    }

    /// Only the receiver confirms.
    record NotTheReceiver() implements DeviceRefusal {
        @Override
        public String code() {
            return "device.not-the-receiver";
        }
    }

    /// These minutes are confirmed or declined already.
    record MinutesClosed() implements DeviceRefusal {
        @Override
        public String code() {
            return "device.minutes-closed";
        }
    }
}
