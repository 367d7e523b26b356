package dev.baton.platform.gs1;

/** The GS1 check digit: weights 3 and 1 from the right, so that the whole is a multiple of ten. */
final class CheckDigit {

    private CheckDigit() {}

    /** The digit that completes {@code body}. */
    static int completing(String body) {
        int sum = 0;
        for (int place = 0; place < body.length(); place++) {
            int digit = body.charAt(body.length() - 1 - place) - '0';
            sum += place % 2 == 0 ? 3 * digit : digit;
        }
        return (10 - sum % 10) % 10;
    }

    static boolean isRight(String digits) {
        return expected(digits) == digits.charAt(digits.length() - 1) - '0';
    }

    static int expected(String digits) {
        return completing(digits.substring(0, digits.length() - 1));
    }

    static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(character -> character >= '0' && character <= '9');
    }

    /** People copy numbers with the gaps that print puts between the groups. */
    static String withoutGaps(String text) {
        return text.strip().replaceAll("[\\s\\u00a0-]", "");
    }
}
