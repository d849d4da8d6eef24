import SMTP
import Testing

@Suite("Reply codes and enhanced status codes")
struct ReplyCodeTests {
  @Test("a code is exactly three ASCII digits", arguments: ["000", "042", "250", "999"])
  func codes(_ digits: String) {
    #expect(ReplyCode(digits: octets(digits))?.description == digits)
  }

  @Test(
    "anything else is no code",
    arguments: ["", "2", "25", "2500", "25x", " 25", "-25", "+25", "２５０", "2\05", "٢٥٠", "1e2"])
  func noCodes(_ text: String) {
    #expect(ReplyCode(digits: octets(text)) == nil)
  }

  @Test("a number beyond three digits is none", arguments: [-1, 1_000, .min, .max])
  func bounds(_ number: Int) {
    #expect(ReplyCode(rawValue: number) == nil)
  }

  @Test(
    "the first digit says what kind of reply it is",
    arguments: [
      (0, ReplyCode.Kind.undefined), (199, .undefined), (200, .completion), (299, .completion),
      (354, .intermediate), (421, .transientFailure), (550, .permanentFailure), (599, .permanentFailure),
      (600, .undefined), (999, .undefined),
    ])
  func kinds(_ number: Int, _ kind: ReplyCode.Kind) throws {
    let code = try #require(ReplyCode(rawValue: number))
    #expect(code.kind == kind)
    #expect(code.isFailure == (400..<600).contains(number))
  }

  @Test("codes compare as numbers")
  func order() {
    #expect(ReplyCode.ok < .startMailInput)
    #expect([ReplyCode(rawValue: 554)!, .serviceReady].min() == .serviceReady)
  }

  @Test(
    "an enhanced status code stands at the start of the text, up to a blank or the end",
    arguments: [
      ("2.0.0", "2.0.0"), ("5.1.1 no such user", "5.1.1"), ("4.7.650\tlater", "4.7.650"),
      ("5.999.999", "5.999.999"), ("5.1.01", "5.1.1"),
    ])
  func enhanced(_ text: String, _ code: String) {
    #expect(EnhancedStatusCode(startOf: octets(text))?.description == code)
  }

  @Test(
    "what only looks like one is none",
    arguments: [
      "", "5", "5.1", "5.1.", ".1.1", "5..1", "5.1.1.1", "3.1.1", "0.0.0", "1.1.1", "55.1.1", "005.1.1",
      "5.1000.1", "5.1.1000", "5.1.99999999999999999999999", "5.1.1:", "5.1.x", "5.-1.1", "5.+1.1", " 5.1.1",
      "#5.1.1", "５.1.1", "5.1.1\0",
    ])
  func notEnhanced(_ text: String) {
    #expect(EnhancedStatusCode(startOf: octets(text)) == nil)
  }

  @Test("an enhanced status code out of its bounds cannot be made")
  func enhancedBounds() {
    #expect(EnhancedStatusCode(statusClass: 3, subject: 0, detail: 0) == nil)
    #expect(EnhancedStatusCode(statusClass: 5, subject: -1, detail: 0) == nil)
    #expect(EnhancedStatusCode(statusClass: 5, subject: 0, detail: 1_000) == nil)
    #expect(EnhancedStatusCode(statusClass: 5, subject: .max, detail: .min) == nil)
    #expect(EnhancedStatusCode(statusClass: 5, subject: 999, detail: 999) != nil)
  }

  @Test("an enhanced status code counts only if its class is the code's first digit")
  func mismatch() {
    #expect(Reply(ReplyCode(rawValue: 550)!, ["5.1.1 no"]).enhancedStatus?.description == "5.1.1")
    #expect(Reply(ReplyCode(rawValue: 550)!, ["4.1.1 no"]).enhancedStatus == nil)
    #expect(Reply(.ok, ["5.1.1 first", "last"]).enhancedStatus == nil)
  }

  @Test(
    "a line of a reply is three digits and a blank, a hyphen or nothing",
    arguments: [
      ("250 ok", true, true, "ok"), ("250-more", false, true, "more"), ("250", true, false, ""),
      ("250 ", true, true, ""), ("250-", false, true, ""), ("250  x", true, true, " x"),
      ("250--", false, true, "-"),
    ])
  func lines(_ text: String, _ isLast: Bool, _ hasSeparator: Bool, _ rest: String) throws {
    let line = try #require(ReplyLine(octets(text)))
    #expect(line.code == .ok)
    #expect((line.isLast, line.hasSeparator) == (isLast, hasSeparator))
    #expect(line.text == octets(rest))
  }

  @Test(
    "any other line has not an SMTP reply",
    arguments: ["", "2", "25", "2500", "250x", "250\tok", "250=x", " 250 ok", "25 ok", "OK 250", "\0250 ok"])
  func noLines(_ text: String) {
    #expect(ReplyLine(octets(text)) == nil)
  }

  @Test("a reply made from words is the one the parser reads from its octets")
  func made() throws {
    for text in [[], [""], ["one"], ["one", "", "three"]] {
      let made = Reply(.ok, text)
      var parser = ReplyParser()
      #expect(parser.feed(made.bytes).last == .reply(made))
    }
    #expect(Reply(.ok, ["a", "b"]).text == "a\nb")
    #expect(Reply(.ok, ["a", "b"]).firstText == "a")
  }
}
