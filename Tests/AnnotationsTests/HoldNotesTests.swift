import SMTP
import Testing

@testable import Annotations

@Suite("Pipelining")
struct HoldNotesTests {
  private static func context(_ keywords: [String]?, hello: String? = "x") -> AnnotationContext {
    AnnotationContext(
      host: "mx.test", banner: nil, isPracticeServer: false, helloName: hello,
      extensions: keywords.map { words in
        ExtensionList(reply: Reply(.ok, ["mx.test"] + words))
      }, address: "")
  }

  @Test(
    "whether the server offers it is told when holding begins",
    arguments: [
      (["SIZE", "PIPELINING"], "x", "offers PIPELINING"), (["SIZE"], "x", "does not offer"),
      (nil, "x", "does not offer"), (nil, nil, "The reply to EHLO says"),
    ] as [([String]?, String?, String)])
  func holding(_ keywords: [String]?, _ hello: String?, _ words: String) {
    let note = Annotator().holding(in: Self.context(keywords, hello: hello))
    #expect(note.summary.contains(words))
    #expect(faults(of: note) == [])
  }

  @Test(
    "each risk of sending at once has its note; without any, one says what happens",
    arguments: [
      (Released(commands: 2), ["PIPELINING"], ["release"]),
      (Released(commands: 2), [], ["release.not-offered"]),
      (Released(commands: 1), [], ["release"]),
      (Released(commands: 3, misplaced: [.ehlo]), ["PIPELINING"], ["release.misplaced"]),
      (Released(commands: 3, hasText: true), ["PIPELINING"], ["release.early-text"]),
      (
        Released(commands: 3, misplaced: [Verb(rawValue: String(repeating: "X", count: 99))], isBeforeGreeting: true),
        ["PIPELINING"], ["release.before-greeting", "release.misplaced"]
      ),
    ] as [(Released, [String], [String])])
  func released(_ released: Released, _ keywords: [String], _ ids: [String]) {
    let notes = Annotator().released(released, in: Self.context(keywords))
    #expect(notes.map(\.id.rawValue) == ids)
    #expect(notes.flatMap(faults) == [])
  }
}
