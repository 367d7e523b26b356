package dev.baton.fraud;

import java.text.Normalizer;
import java.util.Locale;

/** By what orders of one person are known, and how what is written differently is compared. */
public enum TraitKind {
    /** Without a {@code +suffix}, which most providers deliver to the same person. */
    MAIL {
        @Override
        String normal(String value) {
            var mail = value.strip().toLowerCase(Locale.ROOT);
            int at = mail.lastIndexOf('@');
            int plus = mail.indexOf('+');
            return plus > 0 && plus < at ? mail.substring(0, plus) + mail.substring(at) : mail;
        }
    },
    MAIL_DOMAIN {
        @Override
        String normal(String value) {
            var mail = value.strip().toLowerCase(Locale.ROOT);
            return mail.substring(mail.lastIndexOf('@') + 1);
        }
    },
    /** With its country where it has one, digits alone otherwise. */
    PHONE {
        @Override
        String normal(String value) {
            return value.replaceAll("[^0-9+]", "");
        }
    },
    /** Country, postcode and first line, with a comma between them. */
    ADDRESS {
        @Override
        String normal(String value) {
            return Normalizer.normalize(value, Normalizer.Form.NFD)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{Nd},]", "");
        }
    };

    abstract String normal(String value);
}
