import SMTP

/// The words for what is wrong with a command: short enough for a headline, with a name for the note's id.
enum ErrorWords {
  static func of(_ error: CommandError) -> (what: String, id: String) {
    switch error {
    case .emptyLine: ("the line is empty", "empty")
    case .missingKeyword: ("FROM: or TO: is missing", "keyword")
    case .missingArgument(let verb):
      ("\(Quote.short(verb.rawValue, limit: 10)) wants a word behind it", "argument")
    case .unexpectedArgument(let verb):
      ("\(Quote.short(verb.rawValue, limit: 10)) stands alone on its line", "extra")
    case .malformedDomain(let name): ("\(Quote.short(name, limit: 20)) is no host name", "domain")
    case .path(let error): of(error)
    case .malformedParameter(let text): ("\(Quote.short(text, limit: 20)) is no parameter", "parameter")
    }
  }

  static func of(_ error: PathError) -> (what: String, id: String) {
    switch error {
    case .empty: ("the address is missing", "empty")
    case .missingBrackets: ("the address belongs in angle brackets", "brackets")
    case .unclosedBracket: ("the > at the end of the address is missing", "bracket")
    case .unclosedQuote: ("a quotation mark in the address is not closed", "quote")
    case .missingLocalPart: ("nothing stands before the @", "local-part")
    case .missingDomain: ("nothing stands behind the @", "domain")
    case .misplacedDot: ("a dot stands where none may be in the address", "dot")
    case .invalidCharacter(" "): ("a blank may not stand in the address", "character")
    case .invalidCharacter(let character):
      ("\(Quote.short(String(character), limit: 4)) may not stand in the address", "character")
    case .nullRecipient: ("<> names nobody; a recipient has to be somebody", "null")
    case .notText: ("the address is no readable text", "text")
    case .textAfterPath: ("a blank is missing behind the >", "after")
    }
  }
}
