import Personas
import SMTP

@testable import PracticeServer

/// The moment and the process of the tutorial's message id.
let tutorialMoment = WallClock.Moment(seconds: 1_021_269_682)
let tutorialProcess = 36_423

/// Runs a practice server for as long as `body` takes, its clock standing still at the tutorial's moment.
func withServer<Result>(
  persona: Persona = Persona.standard, clock: WallClock = .stopped(at: tutorialMoment),
  _ body: (PracticeServer) async throws -> Result
) async throws -> Result {
  let server = try await PracticeServer.start(clock: clock, persona: persona, processID: tutorialProcess)
  do {
    let result = try await body(server)
    await server.stop()
    return result
  } catch {
    await server.stop()
    throw error
  }
}

extension Mailbox {
  static let daffy = Mailbox(localPart: "daffy", domain: "christian.net")
}

extension [UInt8] {
  var text: String { String(decoding: self, as: UTF8.self) }
}
