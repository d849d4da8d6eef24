import Events
import Network
import Octets
import SMTP
import Terminal

extension Session {
  /// DATA, the file, the dot: each only when the one before was accepted.
  func sendFile(_ path: String) async -> Effect {
    let transfer: FileTransfer
    do throws(FileTransfer.Unreadable) { transfer = try FileTransfer(path: path) } catch {
      presenter.fail("Cannot read \(path): \(error.text). Nothing was sent.")
      return .failed(.cannotRead)
    }
    if transfer.mayWait, let effect = await wait(for: transfer, from: path) { return effect }
    send(line: Array("DATA".utf8), wasTyped: false)
    let wait = await settle()
    guard case .settled = wait, conversation.stage == .message else {
      presenter.say("\(path) was not sent: the server did not ask for a message.")
      return .waited(wait)
    }
    return await send(transfer, from: path)
  }

  /// A pipe may be empty for as long as its writer likes: until it has something nothing is sent, and nothing is lost.
  /// Nil when there is something; else what came of it.
  private func wait(for transfer: FileTransfer, from path: String) async -> Effect? {
    guard let link = link?.id else { return .waited(.closed) }
    let reading = Task { [events] in
      await transfer.readable()
      events.post(.transfer(link: link, .readable))
    }
    let limit = settings.deadlines.block
    var stall = StallTimer(events, presenter, for: Self.moreWritten(to: path), atMost: limit)
    defer {
      reading.cancel()
      stall.end()
    }
    return await pump.run {
      isConnected ? nil : .some(.waited(.closed))
    } _: { event in
      switch event {
      case .transfer(link, .readable): return .done(nil)
      case .timer(let number) where stall.isOver(at: number):
        presenter.fail("Nothing came from \(path) for \(Phrases.seconds(limit)). Nothing was sent.")
        return .done(.failed(.cannotRead))
      case .editor(.interrupt):
        presenter.say("Stopped waiting for \(path). Nothing was sent.")
        return .done(.failed(.cannotRead))
      case .editor(.terminate): return .done(.waited(.terminated))
      default: return .notMine
      }
    }
  }

  private static func moreWritten(to path: String) -> String { "something to be written to \(path)" }

  private func send(_ transfer: FileTransfer, from path: String) async -> Effect {
    guard let connection = link?.connection, let link = link?.id else { return .waited(.closed) }
    let sending = Task { [events] in
      await transfer.send(over: connection) { await events.post(.transfer(link: link, $0)) }
    }
    let limit = settings.deadlines.block
    var stall = StallTimer(events, presenter, for: Self.moreTaken, atMost: limit)
    defer {
      sending.cancel()
      stall.end()
    }
    var octets = 0
    var isWaiting = false
    let end: TransferEnd = await pump.run {
      isConnected ? nil : .ended(.waited(.closed))
    } _: { event in
      switch event {
      case .transfer(link, .progress(let count, let piece)):
        octets = count
        isWaiting = false
        presenter.record(text: piece)
        stall.step(for: Self.moreTaken)
      case .transfer(link, .waiting):
        isWaiting = true
        stall.step(for: Self.moreWritten(to: path))
      case .transfer(link, .finished(let summary)): return .done(.finished(summary))
      case .transfer(link, .unreadable(let reason)):
        return .done(.ended(abandon("\(path) can no longer be read: \(reason).", .cannotRead)))
      case .transfer(link, .failed(let failure)):
        // The server may have said why before it went: its last words come first.
        presenter.fail("The connection broke after \(Phrases.count(octets, "octet")): \(Phrases.failure(failure)).")
      case .timer(let number) where stall.isOver(at: number):
        let what = isWaiting ? "Nothing came from \(path)" : "The server accepted no data"
        return .done(
          .ended(
            abandon(
              "\(what) for \(Phrases.seconds(limit)), after \(Phrases.count(octets, "octet")).",
              isWaiting ? .cannotRead : .tryLater)))
      case .editor(.interrupt):
        return .done(.ended(abandon("Stopped after \(Phrases.count(octets, "octet")).", .tryLater)))
      case .editor(.terminate): return .done(.ended(.waited(.terminated)))
      default: return .notMine
      }
      return .goOn
    }
    switch end {
    case .finished(let summary): return await finish(summary, path)
    case .ended(let effect): return effect
    }
  }

  private enum TransferEnd {
    case finished(FileTransfer.Summary)
    case ended(Effect)
  }

  private func finish(_ summary: FileTransfer.Summary, _ path: String) async -> Effect {
    link?.conversation.trackStuffedText()
    var notes = ["Sent \(path): \(Phrases.count(summary.octets, "octet"))"]
    if summary.dotsDoubled > 0 {
      notes.append("\(Phrases.count(summary.dotsDoubled, "line")) that started with a dot got a second one")
    }
    if summary.lineEndsChanged > 0 {
      notes.append("\(Phrases.count(summary.lineEndsChanged, "line end")) converted to CRLF")
    }
    presenter.say(notes.joined(separator: "; ") + ".")
    send(line: [ASCII.dot], wasTyped: false)
    return .waited(await settle())
  }

  /// An unfinished message cannot be taken back: only closing keeps it from being delivered.
  private func abandon(_ reason: String, _ status: ExitStatus) -> Effect {
    presenter.fail("\(reason) The message is unfinished, so the connection was closed: nothing is delivered.")
    presenter.incident(status, at: "the message", reason)
    closeByUser()
    return .waited(.closed)
  }
}
