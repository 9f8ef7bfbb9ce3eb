// What veraPDF says of PDF files: one line for each file and standard, "STANDARD FILE passes", or
// "STANDARD FILE fails CLAUSE-TEST…", and below it the first thing said on each clause. The status is 0 when all
// files pass, 1 when one does not, 2 when one could not be judged. Run by .ci/verapdf.

import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

public class Vera {
    /** More failures than any file has: with fewer, the validator stops early and leaves clauses out. */
    static final int FAILURES = 100_000;

    public static void main(String[] words) {
        LogManager.getLogManager().reset();
        if (words.length < 2) {
            System.err.println("usage: Vera STANDARD,STANDARD… FILE…");
            System.exit(2);
        }
        VeraGreenfieldFoundryProvider.initialise();
        int status = 0;
        for (int at = 1; at < words.length; at++) {
            for (String standard : words[0].split(",")) {
                status = Math.max(status, judge(words[at], standard));
            }
        }
        System.exit(status);
    }

    static int judge(String file, String standard) {
        // Not Exception alone: a class that is missing in the jar is an Error.
        try {
            // Not fromString, which takes any text that holds a name for that name.
            PDFAFlavour flavour = PDFAFlavour.valueOf(standard);
            Map<String, String> failures = new TreeMap<>();
            boolean passes;
            try (var parser = Foundries.defaultInstance().createParser(new File(file), flavour);
                 var validator = Foundries.defaultInstance()
                     .createValidator(flavour, FAILURES, false, true, false)) {
                var result = validator.validate(parser);
                passes = result.isCompliant();
                for (TestAssertion found : result.getTestAssertions()) {
                    if (found.getStatus() == TestAssertion.Status.FAILED) {
                        String rule = found.getRuleId().getClause() + "-" + found.getRuleId().getTestNumber();
                        String message = found.getErrorMessage() != null ? found.getErrorMessage() : found.getMessage();
                        failures.putIfAbsent(rule, message + " (" + found.getLocation().getContext() + ")");
                    }
                }
            }
            String verdict = passes ? "passes" : "fails " + String.join(" ", failures.keySet());
            System.out.println(standard + " " + file + " " + verdict);
            failures.forEach((rule, message) -> System.out.println("    " + rule + ": " + message));
            return passes ? 0 : 1;
        } catch (Throwable fault) {
            System.out.println(standard + " " + file + " not judged: " + fault);
            return 2;
        }
    }
}
