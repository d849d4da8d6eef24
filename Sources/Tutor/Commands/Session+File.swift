internal import Network
internal import SMTP
internal import Terminal

extension Session {
  /// DATA, the file, the dot: each only when the one before was accepted.
  func sendFile(_ path: String) async -> Effect {
    guard isConnected else { return notConnected() }
    let transfer: FileTransfer
    do throws(FileTransfer.Unreadable) { transfer = try FileTransfer(path: path) } catch {
      presenter.fail("Cannot read \(path): \(error.text). Nothing was sent.")
      return .failed(.cannotRead)
    }
    send(line: Array("DATA".utf8), wasTyped: false)
    let wait = await settle()
    guard case .settled = wait, dialogue.stage == .message else {
      presenter.say("\(path) was not sent: the server did not ask for a message.")
      return .waited(wait)
    }
    return await send(transfer, from: path)
  }

  private func send(_ transfer: FileTransfer, from path: String) async -> Effect {
    goOn(transfer)
    let limit = settings.deadlines.block
    var timer = events.timer(after: limit)
    let notice = WaitNotice(events, presenter)
    notice.begin(for: Self.moreTaken, atMost: limit)
    defer {
      timer.cancel()
      notice.end()
    }
    var octets = 0
    while isConnected {
      switch await events.next() {
      case .transfer(link, .progress(let count, let piece)):
        octets = count
        journal.addText(piece)
        timer.cancel()
        timer = events.timer(after: limit)
        notice.begin(for: Self.moreTaken, atMost: limit)
        goOn(transfer)
      case .transfer(link, .finished(let summary)):
        return await finish(summary, path)
      case .transfer(link, .unreadable(let reason)):
        return abandon("\(path) cannot be read any more: \(reason).", .cannotRead)
      case .transfer(link, .failed(let failure)):
        // The server may have said why before it went: its last words come first.
        presenter.fail("The connection broke after \(Words.count(octets, "octet")): \(Words.failure(failure)).")
      case .timer(timer.number):
        return abandon(
          "The server took nothing for \(Words.seconds(limit)), after \(Words.count(octets, "octet")).", .tryLater)
      case .timer(notice.number): notice.tell()
      case .editor(.interrupt):
        return abandon("Stopped after \(Words.count(octets, "octet")).", .tryLater)
      case .editor(.terminate): return .waited(.terminated)
      case let event: take(event)
      }
      presenter.flush()
    }
    return .waited(.closed)
  }

  /// Sends the next piece.
  private func goOn(_ transfer: FileTransfer) {
    guard let connection else { return }
    let link = link
    Task { [events] in events.post(.transfer(link: link, await transfer.next(over: connection))) }
  }

  private func finish(_ summary: FileTransfer.Summary, _ path: String) async -> Effect {
    dialogue.trackStuffedText()
    var notes = ["Sent \(path): \(Words.count(summary.octets, "octet"))"]
    if summary.dotsDoubled > 0 {
      notes.append("\(Words.count(summary.dotsDoubled, "line")) that started with a dot got a second one")
    }
    if summary.lineEndsChanged > 0 { notes.append("\(Words.count(summary.lineEndsChanged, "line end")) made CRLF") }
    presenter.say(notes.joined(separator: "; ") + ".")
    send(line: [ASCII.dot], wasTyped: false)
    return .waited(await settle())
  }

  /// An unfinished message cannot be taken back: only closing keeps it from being delivered.
  private func abandon(_ reason: String, _ status: ExitStatus) -> Effect {
    presenter.fail("\(reason) The message is unfinished, so the connection was closed: nothing is delivered.")
    ledger.note(status, at: "the message", reason)
    closeByUser()
    return .waited(.closed)
  }
}
