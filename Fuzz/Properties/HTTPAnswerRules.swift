@testable import Checking

/// The answer of a web server: bounded, and the same however it was cut.
enum HTTPAnswerRules {
  private static let bodyLimit = 256

  private struct Reading: Equatable {
    var status = 0
    var body: [UInt8] = []
    var isComplete = false
    var hasFailed = false
  }

  static func check(_ input: [UInt8]) throws(BrokenRule) {
    let whole = read(Cuts.whole(input))
    try hold(whole.body.count <= bodyLimit, "the body has a bound")
    try hold(whole.body.count <= input.count, "nothing is made up")
    try hold(whole.status == 0 || (100...599).contains(whole.status), "a status has three figures")
    for pieces in [Cuts.single(input), Cuts.random(input, seed: input.first ?? 0)] {
      let cut = read(pieces)
      try hold(cut.hasFailed == whole.hasFailed, "a fault does not depend on the cuts")
      try hold(cut.hasFailed || cut == whole, "an answer does not depend on the cuts")
    }
  }

  private static func read(_ pieces: [[UInt8]]) -> Reading {
    var answer = HTTPAnswer(bodyLimit: bodyLimit)
    var hasFailed = false
    do {
      for piece in pieces { try answer.receive(piece) }
      try answer.finish()
    } catch { hasFailed = true }
    return Reading(
      status: answer.status, body: answer.body, isComplete: answer.isComplete, hasFailed: hasFailed)
  }
}
