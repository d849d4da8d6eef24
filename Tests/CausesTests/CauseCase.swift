import SMTP
import Testing

@testable import Causes

/// A reply at its place, and the cause it has to be told by; nil: by none.
struct CauseCase: Sendable, CustomStringConvertible {
  let place: ReplyContext
  let reply: String
  let cause: Cause?

  init(_ place: ReplyContext, _ reply: String, _ cause: Cause?) {
    self.place = place
    self.reply = reply
    self.cause = cause
  }

  var description: String { "\(place.rawValue): \(reply)" }

  func expect() {
    let recorded = RecordedReply(software: "", place: place, lines: [reply], cause: cause, others: [])
    #expect(recorded.diagnosis?.cause == cause, "\(self): \(String(describing: recorded.diagnosis))")
  }
}
