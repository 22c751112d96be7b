package io.guanjia.owner.person;

/// Whom to call when the person cannot be reached and something is wrong at home.
public record EmergencyContact(String name, Phone phone) {

    @Override
    public String toString() {
        return "EmergencyContact[" + phone + "]";
    }
}
