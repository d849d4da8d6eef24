import Octets
import Testing

@testable import Causes

@Suite("Groups of words, and the general rules made of them")
struct WordGroupTests {
  // MARK: The phrase language

  private static let groups = [WordGroup("box", "mailbox / inbox"), WordGroup("full", "full / no room\nvoll")]

  private static func cause(of text: String, by rows: Phrases...) -> Cause? {
    let table = PhraseTable(rows, groups: groups)
    return PhraseSearch(RefusalText(lines: [Array(text.utf8)])).first(in: table) { _ in true }?.cause
  }

  @Test(
    "a group in a row is any of its words, whichever line of it they are in",
    arguments: ["The mailbox is full", "your Inbox: no room", "Inbox voll", "account of bob, its mailbox is voll"])
  func expanded(_ text: String) {
    #expect(Self.cause(of: text, by: Phrases(.mailboxFull, by: "a test", "<box> > <full>")) == .mailboxFull)
  }

  @Test("and none but them", arguments: ["the box is full", "<box> <full>", "full, alas, of the mailbox", "mailbox"])
  func notExpanded(_ text: String) {
    #expect(Self.cause(of: text, by: Phrases(.mailboxFull, by: "a test", "<box> > <full>")) == nil)
  }

  @Test("it is used among other alternatives, and in exceptions of a row and of an entry, alone or with more")
  func mixed() {
    let row = Phrases(.storage, by: "a test", except: "<box> + gone", "disk / <box> + <full> except <full> + lunch")
    #expect(Self.cause(of: "disk full", by: row) == .storage)
    #expect(Self.cause(of: "inbox full", by: row) == .storage)
    #expect(Self.cause(of: "disk full, inbox gone", by: row) == nil)
    #expect(Self.cause(of: "disk full, gone", by: row) == .storage)
    #expect(Self.cause(of: "disk full after lunch", by: row) == nil)
  }

  @Test("every group that a general row names exists and is used; no specific row has a group")
  func names() throws {
    let used = Set(
      Phrases.general.flatMap { "\($0.rows) \($0.exceptions)".matches(of: /<(\w+)>/).map { String($0.output.1) } })
    let names = WordGroup.all.map(\.name)
    #expect(Set(names) == used)
    #expect(names.count == Set(names).count)
    for entry in Phrases.specific where entry.kind == .words {
      #expect(!entry.rows.contains("<") && !entry.exceptions.contains("<"), "\(entry.rows)")
    }
  }

  // MARK: The rules

  @Test(
    "wordings that no server is known for are told by what is refused, and how",
    arguments: [
      CauseCase(.rcpt, "550 There is nobody called bob at this site", .noSuchUser),
      CauseCase(.rcpt, "550 No person of that name receives mail at this host", .noSuchUser),
      CauseCase(.rcpt, "550 bob: alias is missing", .noSuchUser),
      CauseCase(.rcpt, "550 The owner has suspended this inbox", .mailboxDisabled),
      CauseCase(.rcpt, "554 Recipient retired, account frozen", .mailboxDisabled),
      CauseCase(.rcpt, "452 The inbox of this customer has no room left", .mailboxFull),
      CauseCase(.endOfMessage, "554 Subscriber reached the limit of the mailbox", .mailboxFull),
      CauseCase(.connect, "421 You opened too many parallel sessions", .tooManyConnections),
      CauseCase(.mail, "451 You are submitting mail too quickly, slow down", .rateLimit),
      CauseCase(.mail, "550 We refuse any mail whose originator has no mail exchanger", .dnsSender),
      CauseCase(.connect, "554 Your host is barred here", .ipBlocklist),
      CauseCase(.connect, "550 5.7.1 No pointer record for your address", .ptr),
      CauseCase(.ehlo, "501 The name you announce is bogus", .helo),
      CauseCase(.endOfMessage, "554 The mail has two Subject fields", .format),
      CauseCase(.endOfMessage, "550 5.7.1 We do not let archives with programs in them through", .attachment),
      CauseCase(.auth, "454 The directory of users cannot be reached at present", .serverFault),
      CauseCase(.mail, "550 This account may no longer send: it was compromised", .accountBlocked),
      CauseCase(.rcpt, "550 This list takes posts of its members only", .recipientPolicy),
      CauseCase(.rcpt, "451 4.3.0 Our lookup daemon crashed", .serverFault),
      CauseCase(.mail, "553 The sender you give is a fake", .senderPolicy),
    ])
  func paraphrases(_ given: CauseCase) { given.expect() }

  @Test(
    "in other languages too",
    arguments: [
      CauseCase(.rcpt, "550 Dieser Benutzer ist hier nicht bekannt", .noSuchUser),
      CauseCase(.rcpt, "550 Der Empfänger hat sein Postfach geschlossen", .mailboxDisabled),
      CauseCase(.rcpt, "550 L'utilisateur demandé est introuvable", .noSuchUser),
      CauseCase(.rcpt, "452 La boîte du destinataire est saturée", .mailboxFull),
      CauseCase(.rcpt, "550 El destinatario no se encuentra", .noSuchUser),
      CauseCase(.connect, "554 Su dirección IP ha sido bloqueada", .ipBlocklist),
      CauseCase(.rcpt, "550 L'utente non esiste", .noSuchUser),
      CauseCase(.mail, "550 Mittente non autorizzato", .senderPolicy),
      CauseCase(.rcpt, "550 Conta desativada", .mailboxDisabled),
      CauseCase(.rcpt, "550 Postvak is opgeheven", .mailboxDisabled),
      CauseCase(.rcpt, "550 Nie znaleziono odbiorcy", .noSuchUser),
      CauseCase(.rcpt, "550 Учетная запись пользователя заблокирована", .mailboxDisabled),
      CauseCase(.mail, "550 Отправитель отклонен", .senderPolicy),
      CauseCase(.connect, "421 连接过多", .tooManyConnections),
      CauseCase(.mail, "550 发件人被拒绝", .senderPolicy),
      CauseCase(.rcpt, "550 このメールボックスは停止されています", .mailboxDisabled),
      CauseCase(.rcpt, "550 Mottagaren finns inte", .noSuchUser),
      CauseCase(.rcpt, "550 Kullanıcı mevcut değil", .noSuchUser),
      CauseCase(.rcpt, "550 사용자를 찾을 수 없습니다", .noSuchUser),
      CauseCase(.rcpt, "552 Schránka je plná", .mailboxFull),
      CauseCase(.rcpt, "550 Retransmisión denegada", .relayDenied),
      CauseCase(.rcpt, "550 Le destinataire n'accepte pas vos messages", .recipientPolicy),
      CauseCase(.endOfMessage, "550 Meddelandet bedöms som skräppost", .contentSpam),
      CauseCase(.endOfMessage, "552 Meddelandet är för stort", .tooLarge),
      CauseCase(.connect, "554 Ihre IP-Adresse steht auf einer Sperrliste", .ipBlocklist),
      CauseCase(.connect, "554 Votre adresse IP est sur liste noire", .ipBlocklist),
    ])
  func languages(_ given: CauseCase) { given.expect() }

  // MARK: Their rank

  @Test(
    "a code that nearly everybody uses in one sense is heard before a general rule, a loose one after it",
    arguments: [
      CauseCase(.rcpt, "550 5.1.2 bob: alias is missing", .dnsRecipient),
      CauseCase(.ehlo, "501 5.5.4 The name you announce is bogus", .helo),
      CauseCase(.ehlo, "501 5.5.4 No.", .unknownCommand),
      CauseCase(.rcpt, "451 4.5.3 Try again later.", .serverFault),
      CauseCase(.rcpt, "452 4.5.3 No.", .tooManyRecipients),
    ])
  func rank(_ given: CauseCase) { given.expect() }

  @Test(
    "a cause is claimed only where it can arise",
    arguments: [
      CauseCase(.connect, "421 The mailbox is full", nil), CauseCase(.rcpt, "452 The mailbox is full", .mailboxFull),
      CauseCase(.mail, "550 Your account is disabled", .accountBlocked),
      CauseCase(.rcpt, "550 This account is disabled", .mailboxDisabled),
      CauseCase(.connect, "421 4.2.1 Bye", nil), CauseCase(.mail, "550 5.1.1 No.", nil),
    ])
  func places(_ given: CauseCase) { given.expect() }
}
