// The jar that carries veraPDF has no command line of its own for it.
// Reads file names from standard input; prints "FILE: rule: message" for each rule broken.

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class VeraPdf {
    public static void main(String[] flavours) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String file; (file = lines.readLine()) != null; ) {
            for (String flavour : flavours) {
                judge(file, PDFAFlavour.byFlavourId(flavour));
            }
        }
        System.out.println("veraPDF: done");
    }

    private static void judge(String file, PDFAFlavour flavour) {
        var broken = new TreeMap<String, Integer>();
        boolean compliant = false;
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            compliant = result.isCompliant();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    var rule = assertion.getRuleId();
                    String line = rule.getClause() + "-" + rule.getTestNumber() + ": "
                            + assertion.getMessage().replaceAll("\\s+", " ");
                    broken.merge(line, 1, Integer::sum);
                }
            }
        } catch (Exception error) {
            broken.put("unreadable: " + error.getMessage(), 1);
        }
        if (broken.isEmpty() && !compliant) {
            broken.put("not compliant, no rule named", 1);
        }
        broken.forEach((line, times) ->
                System.out.println(file + ": " + flavour.getId() + " " + line + (times > 1 ? " (" + times + " times)" : "")));
    }
}
