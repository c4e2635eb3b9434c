#include "yaml/scanner.h"

#include <algorithm>
#include <map>

#include "yaml/characters.h"

namespace ksp::yaml {
namespace {

// A key without `?` must end, and its `:` follow, within as many characters and on its line.
constexpr std::size_t kSimpleKeyLimit = 1024;

// Go's limit, above ours.
constexpr std::size_t kMaxDepth = 10'000;

// Go's reader decodes the text in pieces of as many bytes.
constexpr std::size_t kPiece = 512;

struct Refused {
  Fault fault;
};

struct Mark {
  std::uint32_t pos = 0;    // bytes
  std::uint32_t index = 0;  // characters
  std::uint32_t line = 0;   // from 0
  int column = 0;           // characters
};

struct SimpleKey {
  bool possible = false;
  bool required = false;
  // Go's scanner no longer looks ahead for its colon, because it deletes the wrong entry when an
  // empty pair of brackets ends: `[]` is a whole document.
  bool forgotten = false;
  std::size_t token = 0;  // the token that it begins with
  Mark mark;
};

// An entry of a flow collection: which of its parts have been seen. The grammar of Go's parser
// inside brackets is checked here, as yaml-cpp's is laxer (empty entries, missing commas).
struct FlowLevel {
  char open = 0;
  std::uint32_t begin = 0;
  std::uint32_t line = 0;
  bool explicit_key = false;
  bool first_node = false;   // the only node of the entry, or its key
  bool value = false;        // the colon
  bool second_node = false;  // the value
  std::size_t first_token = 0;
  std::size_t key_room = 0;  // where the skeleton has room for `?`
};

struct BlockLevel {
  int column = -1;
  bool explicit_key = false;  // a `?` still waits for its `:`
};

class Scanner {
 public:
  Scanner(std::string_view text, bool lines) : text_(text), lines_(lines) {
    if (text_.starts_with(kByteOrderMark)) at_.pos = 3;
    second_mark_ = text_.substr(at_.pos).starts_with(kByteOrderMark);
    keys_.emplace_back();
  }

  Scanned Run() {
    try {
      Document();
      CheckCharacters();
    } catch (Refused& refused) {
      out_.fault = std::move(refused.fault);
      try {
        CheckCharacters();
      } catch (Refused& character) {
        if (character.fault.begin <= out_.fault->begin) out_.fault = std::move(character.fault);
      }
    }
    return std::move(out_);
  }

 private:
  // ------------------------------------------------------------------------------- characters

  char Peek(std::size_t ahead = 0) const {
    std::size_t pos = at_.pos + ahead;
    return pos < text_.size() ? text_[pos] : '\0';
  }
  bool AtEnd(std::size_t ahead = 0) const { return at_.pos + ahead >= text_.size(); }
  bool Blank(std::size_t ahead = 0) const { return IsBlank(Peek(ahead)); }
  std::size_t Break(std::size_t ahead = 0) const {
    std::size_t pos = at_.pos + ahead;
    if (pos >= text_.size()) return 0;
    if (lines_ && text_.substr(pos, 3) == "\r\r\n") return 3;
    return BreakSize(text_, pos);
  }
  bool BlankOrEnd(std::size_t ahead = 0) const {
    return AtEnd(ahead) || Blank(ahead) || Break(ahead) != 0;
  }

  static std::size_t SizeOf(char c) { return std::max<std::size_t>(LeadingByteSize(c), 1); }

  void Skip() {
    at_.pos += static_cast<std::uint32_t>(SizeOf(Peek()));
    if (at_.pos > text_.size()) at_.pos = static_cast<std::uint32_t>(text_.size());
    ++at_.index;
    ++at_.column;
  }
  void Skip(int characters) {
    for (int i = 0; i < characters; ++i) Skip();
  }
  void SkipBreak() {
    std::size_t size = Break();
    at_.index += Peek() == '\r' && size == 2 ? 2 : 1;
    at_.pos += static_cast<std::uint32_t>(size);
    at_.column = 0;
    ++at_.line;
  }
  // The line break here as a scalar has it: only LS and PS stay what they are.
  void ReadBreak(std::string* out) {
    std::size_t size = Break();
    if (size == 3 && Peek() != '\r') {
      out->append(text_.substr(at_.pos, 3));
    } else {
      out->push_back('\n');
    }
    SkipBreak();
  }
  void ReadCharacter(std::string* out) {
    std::uint32_t begin = at_.pos;
    Skip();
    out->append(text_.substr(begin, at_.pos - begin));
  }
  bool DocumentMarker(char c) const {
    return at_.column == 0 && Peek() == c && Peek(1) == c && Peek(2) == c && BlankOrEnd(3);
  }
  bool DocumentMarker() const { return DocumentMarker('-') || DocumentMarker('.'); }

  [[noreturn]] void Refuse(std::string code, std::uint32_t begin, std::uint32_t end,
                           Map args = Map()) const {
    throw Refused{Fault{std::move(code), begin, end, std::move(args)}};
  }
  [[noreturn]] void RefuseHere(std::string code) const {
    std::size_t end = at_.pos + SizeOf(Peek());
    Refuse(std::move(code), at_.pos, static_cast<std::uint32_t>(std::min(end, text_.size())));
  }

  // A character that is not allowed is refused when the reader comes to its piece: so one far
  // behind the end of the document goes unnoticed.
  void CheckCharacters() const {
    BadCharacter bad = FindBadCharacter(text_);
    if (bad.code == nullptr) return;
    std::size_t piece = 0;
    while (piece + kPiece <= bad.pos) {
      std::size_t next = piece + kPiece;
      while ((text_[next] & 0xC0) == 0x80) --next;
      piece = next;
    }
    if (at_.pos + 4 <= piece) return;
    std::uint32_t pos = static_cast<std::uint32_t>(bad.pos);
    Refuse(bad.code, pos, pos + 1, bad.args);
  }

  // ---------------------------------------------------------------------------------- tokens

  int indent() const { return blocks_.empty() ? -1 : blocks_.back().column; }
  bool in_flow() const { return !flows_.empty(); }

  // Adds a token of the text from `begin` to here, and `skeleton` to the skeleton.
  Token& Add(TokenKind kind, const Mark& begin, std::string_view skeleton) {
    if (in_flow()) {
      if (out_.brackets.back() != ' ') out_.brackets.push_back(' ');
      out_.brackets.append(skeleton);
    } else {
      AddToSkeleton(begin, skeleton);
    }
    Token token;
    token.kind = kind;
    token.begin = begin.pos;
    token.end = at_.pos;
    return out_.tokens.emplace_back(token);
  }
  // Keeps the column of everything that can open a block collection: all before it on its line is
  // one character wide.
  void AddToSkeleton(const Mark& begin, std::string_view skeleton) {
    std::string& out = out_.skeleton;
    if (begin.line > skeleton_line_) {
      out.push_back('\n');
      skeleton_column_ = 0;
    } else if (!out.empty()) {
      out.push_back(' ');
      ++skeleton_column_;
    }
    int column = std::max(begin.column, skeleton_column_);
    out.append(static_cast<std::size_t>(column - skeleton_column_), ' ');
    out.append(skeleton);
    skeleton_column_ = column + static_cast<int>(skeleton.size());
    skeleton_line_ = at_.line;
  }
  void SetText(Token* token, std::uint32_t begin, std::uint32_t end) {
    token->text_begin = begin;
    token->text_size = end - begin;
  }
  void SetDecoded(Token* token, std::string_view text) {
    token->decoded = true;
    token->text_begin = static_cast<std::uint32_t>(out_.decoded.size());
    token->text_size = static_cast<std::uint32_t>(text.size());
    out_.decoded.append(text);
  }

  // ----------------------------------------------------------------------------- simple keys

  bool Valid(const SimpleKey& key) const {
    if (!key.possible) return false;
    bool stale = key.mark.line < at_.line || key.mark.index + kSimpleKeyLimit < at_.index;
    if (stale && key.required) RefuseKey(key);
    return !stale;
  }
  [[noreturn]] void RefuseKey(const SimpleKey& key) const {
    const Token& token = out_.tokens[key.token];
    Refuse("read.missing_colon", token.begin, token.end);
  }
  void SaveKey() {
    if (!key_allowed_) return;
    RemoveKey();
    keys_.back() = {true, !in_flow() && indent() == at_.column, false, out_.tokens.size(), at_};
  }
  void RemoveKey() {
    if (keys_.back().possible && keys_.back().required) RefuseKey(keys_.back());
    keys_.back().possible = false;
  }

  // ------------------------------------------------------------------------------ block levels

  bool Roll(int column) {
    if (in_flow() || indent() >= column) return false;
    if (blocks_.size() == kMaxDepth) RefuseHere("read.too_deep");
    blocks_.push_back({column, false});
    root_begun_ = true;
    return true;
  }
  void Unroll(int column) {
    if (in_flow()) return;
    unrolled_ = !blocks_.empty() && indent() > column;
    while (!blocks_.empty() && indent() > column) blocks_.pop_back();
  }

  // ------------------------------------------------------------------------------- flow levels

  // A new entry: the skeleton says `?` before every key of a flow mapping, and has room for it in
  // a flow sequence, so that yaml-cpp need not look ahead for the colon.
  void BeginFlowEntry() {
    FlowLevel& level = flows_.back();
    level = {level.open, level.begin, level.line,         false, false,
             false,      false,       out_.tokens.size(), 0};
    level.key_room = out_.brackets.size();
    out_.brackets.append(level.open == '{' ? "? " : "  ");
  }
  // A scalar, an alias, a property or a bracket that opens, at the level that it stands in.
  void FlowNode() {
    if (!in_flow()) return;
    FlowLevel& level = flows_.back();
    bool continues = !out_.tokens.empty() && out_.tokens.size() > level.first_token &&
                     (out_.tokens.back().kind == TokenKind::kAnchor ||
                      out_.tokens.back().kind == TokenKind::kTag);
    if (continues) return;  // the properties of this node have been counted
    bool& seen = level.value ? level.second_node : level.first_node;
    if (seen) RefuseGrammar("read.missing_comma");
    seen = true;
  }
  bool FlowEntryEmpty() const {
    const FlowLevel& level = flows_.back();
    return !level.explicit_key && !level.first_node && !level.value;
  }

  // ------------------------------------------------------------------------------ the document

  void Document() {
    Directives();
    while (!done_) {
      if (RootIsRead()) {
        Finish();
      } else {
        FetchToken();
      }
    }
  }

  // True when Go's parser would ask for no more: the root has ended, and so has the look at the
  // token after it.
  bool RootIsRead() {
    if (root_may_be_key_ && !root_ended_) {
      if (RootMayBeKey()) return false;
      root_ended_ = true;
    }
    if (!root_ended_ || out_.tokens.size() == root_tokens_) return false;
    // One token more, and as many as it takes to see whether that one is a key.
    return !(keys_.front().token == root_tokens_ && LookedFor(keys_.front()));
  }
  bool LookedFor(const SimpleKey& key) const { return !key.forgotten && Valid(key); }
  // A root of properties alone is no root if a key follows them: they are the map's.
  bool RootMayBeKey() const {
    if (!root_may_be_key_ || root_ended_ || !LookedFor(keys_.front())) return false;
    return keys_.front().token < root_tokens_ ||
           (root_is_empty_ && keys_.front().token == root_tokens_);
  }
  void RememberRoot() {
    root_tokens_ = out_.tokens.size();
    root_skeleton_ = out_.skeleton.size();
  }
  // After a scalar, an alias or a bracket that closes.
  void EndRootNode() {
    if (in_flow() || !blocks_.empty() || root_begun_) return;
    root_begun_ = true;
    root_may_be_key_ = true;
    RememberRoot();
  }
  // Before a property or an alias: one too many at the root ends it, as an empty scalar.
  void CheckRootProperties(TokenKind kind) {
    if (in_flow() || !blocks_.empty() || root_begun_) return;
    bool second = kind == TokenKind::kAlias && !out_.tokens.empty();
    for (const Token& token : out_.tokens) second = second || token.kind == kind;
    if (!second) return;
    EndRootNode();
    root_is_empty_ = true;
  }
  // Behind the root only the scanner's rules count, not the grammar's.
  bool behind_root() const { return root_ended_ || root_may_be_key_; }
  void RefuseGrammar(const char* code) const {
    if (!behind_root()) RefuseHere(code);
  }
  void Finish() {
    done_ = true;
    if (behind_root()) {
      if (out_.tokens.size() > root_tokens_) out_.ignored = out_.tokens[root_tokens_].begin;
      out_.tokens.resize(root_tokens_);
      out_.skeleton.resize(root_skeleton_);
    }
  }

  // Behind the line of a marker that ends the document.
  void FindIgnored() {
    std::size_t pos = at_.pos;
    while (pos < text_.size()) {
      pos = text_.find('\n', pos);
      pos = pos == std::string_view::npos ? pos : text_.find_first_not_of(" \t\r\n", pos);
      if (pos == std::string_view::npos) return;
      if (text_[pos] == '#' || text_.substr(pos, 3) == "...") continue;
      out_.ignored = static_cast<std::uint32_t>(pos);
      return;
    }
  }

  void Directives() {
    bool version = false;
    bool any = false;
    for (;;) {
      SkipToToken();
      if (AtEnd()) {
        if (any) RefuseHere("read.directive");
        done_ = true;
        return;
      }
      if (at_.column != 0 || Peek() != '%') break;
      any = true;
      key_allowed_ = false;
      Directive(true, &version);
    }
    if (DocumentMarker('-')) {
      Skip(3);
      key_allowed_ = false;
      skeleton_line_ = at_.line;
      explicit_start_ = true;
      return;
    }
    if (any) RefuseHere("read.directive");
    if (DocumentMarker('.')) RefuseHere("read.unexpected");
  }

  // `declares` is false for one behind the document: only its form is looked at.
  void Directive(bool declares, bool* version) {
    Mark begin = at_;
    auto require = [&](bool good) {
      if (!good) Refuse("read.directive", begin.pos, at_.pos + 1);
    };
    Skip();
    std::uint32_t name_begin = at_.pos;
    while (IsWord(Peek())) Skip();
    std::string_view name = text_.substr(name_begin, at_.pos - name_begin);
    require(BlankOrEnd());
    SkipBlanks();
    if (name == "YAML") {
      int major = VersionNumber();
      require(major >= 0 && Peek() == '.');
      Skip();
      int minor = VersionNumber();
      require(minor >= 0);
      require(!declares || (major == 1 && minor == 1 && !*version));
      *version = true;
    } else if (name == "TAG") {
      std::string handle = TagHandle(begin, true);
      require(Blank());
      SkipBlanks();
      std::string prefix = TagUri(begin, "", false);
      require(BlankOrEnd());
      require(!declares || handles_.emplace(handle, prefix).second);
    } else {
      require(false);
    }
    SkipBlanks();
    SkipComment();
    require(AtEnd() || Break() != 0);
    if (Break() != 0) SkipBreak();
  }
  // One or two digits; -1 if there are none or more.
  int VersionNumber() {
    int value = 0;
    std::uint32_t begin = at_.pos;
    for (; IsDigit(Peek()) && at_.pos < begin + 3; Skip()) value = value * 10 + (Peek() - '0');
    return at_.pos == begin || at_.pos == begin + 3 ? -1 : value;
  }

  void SkipBlanks() {
    while (Blank()) Skip();
  }
  void SkipComment() {
    if (Peek() != '#') return;
    while (!AtEnd() && Break() == 0) Skip();
  }

  void SkipToToken() {
    for (;;) {
      // Meant to skip a byte order mark, Go looks for it at the start of its buffer instead.
      if (second_mark_ && at_.column == 0 && at_.pos < kPiece && !AtEnd()) Skip();
      while (Peek() == ' ' || (Peek() == '\t' && (in_flow() || !key_allowed_))) Skip();
      SkipComment();
      if (Break() == 0) return;
      SkipBreak();
      if (!in_flow()) key_allowed_ = true;
    }
  }

  void FetchToken() {
    SkipToToken();
    Unroll(at_.column);
    if (root_begun_ && !behind_root() && blocks_.empty() && !in_flow()) {
      root_ended_ = true;
      RememberRoot();
    }
    if (AtEnd()) {
      Unroll(-1);
      RemoveKey();
      if (in_flow() && !behind_root()) RefuseOpenBracket();
      return Finish();
    }
    char c = Peek();
    if (at_.column == 0 && (c == '%' || DocumentMarker())) {
      Unroll(-1);
      RemoveKey();
      if (in_flow() && !behind_root()) RefuseOpenBracket();
      if (c == '%') CheckDirectiveAfter();
      Finish();
      if (!out_.ignored) FindIgnored();
      return;
    }
    switch (c) {
      case '[':
      case '{':
        return FlowStart(c);
      case ']':
      case '}':
        return FlowEnd(c);
      case ',':
        return FlowSeparator();
      case '*':
        return Anchor(TokenKind::kAlias);
      case '&':
        return Anchor(TokenKind::kAnchor);
      case '!':
        return Tag();
      case '\'':
      case '"':
        return Quoted(c);
      case '|':
      case '>':
        if (!in_flow()) return BlockScalar(c == '|');
        break;
      case '-':
        if (BlankOrEnd(1)) return BlockEntry();
        return Plain();
      case '?':
        if (in_flow() || BlankOrEnd(1)) return Key();
        return Plain();
      case ':':
        if (in_flow() || BlankOrEnd(1)) return ColonValue();
        return Plain();
      case '\t':
        RefuseHere("read.tab");
      case '#':
      case '%':
      case '@':
      case '`':
        break;
      default:
        return Plain();
    }
    RefuseHere("read.reserved_character");
  }

  // Go reads the token after the document, and refuses a directive that it cannot read.
  void CheckDirectiveAfter() {
    Mark here = at_;
    bool version = false;
    Directive(false, &version);
    at_ = here;
  }

  [[noreturn]] void RefuseOpenBracket() const {
    const FlowLevel& level = flows_.back();
    Refuse("read.unclosed_bracket", level.begin, level.begin + 1,
           MapOf("bracket", std::string(1, level.open)));
  }
  static Map MapOf(std::string_view name, std::string value) {
    Map map;
    map.Set(name, Value(std::move(value)));
    return map;
  }

  // -------------------------------------------------------------------------------- indicators

  void FlowStart(char c) {
    if (flows_.size() == kMaxDepth) RefuseHere("read.too_deep");
    SaveKey();
    FlowNode();
    keys_.push_back({false, false, false, out_.tokens.size(), at_});
    Mark begin = at_;
    Skip();
    if (in_flow()) {
      SeparateFlowStart();
      Add(TokenKind::kFlowStart, begin, std::string_view(&c, 1));
    } else {
      Add(TokenKind::kFlowStart, begin, "\"f\"");
      out_.brackets.append("--- ").push_back(c);
    }
    key_allowed_ = true;
    flows_.push_back({c, begin.pos, begin.line});
    BeginFlowEntry();
  }

  // yaml-cpp would keep every token of a collection that may be a key, up to its end. Behind a line
  // break that is ruled out, if a property comes before it.
  void SeparateFlowStart() {
    if (flows_.back().open == '{') return;
    TokenKind before = out_.tokens.back().kind;
    bool property = before == TokenKind::kAnchor || before == TokenKind::kTag;
    out_.brackets.append(property ? "\n" : "!f\n");
  }

  void FlowEnd(char c) {
    RemoveKey();
    if (!in_flow()) return LooseIndicator();
    if ((flows_.back().open == '[') != (c == ']')) RefuseGrammar("read.wrong_bracket");
    CheckFlowKey();
    // An entry that did not come: take its `?` back.
    if (FlowEntryEmpty()) out_.brackets.resize(flows_.back().key_room);
    std::size_t inner = keys_.back().token;
    keys_.pop_back();
    if (keys_.back().token == inner) keys_.back().forgotten = true;
    key_allowed_ = false;
    Mark begin = at_;
    Skip();
    Add(TokenKind::kFlowEnd, begin, std::string_view(&c, 1));
    flows_.pop_back();
    if (!in_flow()) {
      out_.brackets.push_back('\n');
      skeleton_line_ = at_.line;
    }
    EndRootNode();
  }

  void FlowSeparator() {
    RemoveKey();
    key_allowed_ = true;
    if (!in_flow()) return LooseIndicator();
    if (FlowEntryEmpty()) RefuseGrammar("read.empty_entry");
    CheckFlowKey();
    Skip();
    out_.brackets.push_back(',');
    BeginFlowEntry();
  }
  // In a flow sequence Go's parser loses its way where nothing follows a `?`.
  void CheckFlowKey() const {
    const FlowLevel& level = flows_.back();
    if (level.open == '[' && level.explicit_key && !level.first_node) {
      RefuseGrammar("read.unexpected");
    }
  }

  // A comma or a closing bracket where none is open: an error, but not behind the root.
  void LooseIndicator() {
    key_allowed_ = Peek() == ',';
    bool after_properties = !root_begun_ && !out_.tokens.empty();
    if (!after_properties) RefuseGrammar("read.unexpected");
    EndRootNode();
    Mark begin = at_;
    Skip();
    Add(TokenKind::kFlowEnd, begin, "]");
  }

  void BlockEntry() {
    if (in_flow()) {
      RefuseGrammar("read.dash_in_brackets");
    } else if (!key_allowed_) {
      RefuseHere("read.dash_not_allowed");
    }
    Roll(at_.column);
    RemoveKey();
    key_allowed_ = true;
    Mark begin = at_;
    Skip();
    Add(TokenKind::kEntry, begin, "-");
  }

  void Key() {
    if (in_flow()) {
      FlowLevel& level = flows_.back();
      if (!FlowEntryEmpty()) RefuseGrammar("read.unexpected");
      level.explicit_key = true;
    } else {
      if (!key_allowed_) RefuseHere("read.key_not_allowed");
      Roll(at_.column);
      blocks_.back().explicit_key = true;
    }
    RemoveKey();
    key_allowed_ = !in_flow();
    Mark begin = at_;
    Skip();
    if (in_flow()) {
      std::size_t room = flows_.back().key_room;
      Add(TokenKind::kKey, begin, "");
      out_.brackets[room] = '?';
    } else {
      Add(TokenKind::kKey, begin, "?");
    }
  }

  void CheckKeyIsScalar(const SimpleKey& key) const {
    if (behind_root() && !RootMayBeKey()) return;
    std::size_t content = key.token;
    while (content < out_.tokens.size() && (out_.tokens[content].kind == TokenKind::kAnchor ||
                                            out_.tokens[content].kind == TokenKind::kTag)) {
      ++content;
    }
    if (content == out_.tokens.size() || out_.tokens[content].kind != TokenKind::kFlowStart) return;
    Refuse("read.key_is_collection", out_.tokens[content].begin, out_.tokens.back().end);
  }

  void ColonValue() {
    SimpleKey& key = keys_.back();
    if (Valid(key)) {
      CheckKeyIsScalar(key);
      if (in_flow()) {
        FlowLevel& level = flows_.back();
        if (level.value) RefuseGrammar("read.unexpected");
        if (level.open == '[') {
          out_.tokens[key.token].pair_key = true;
          out_.brackets[level.key_room] = '?';
        }
      } else {
        if (RootMayBeKey()) {
          root_may_be_key_ = false;
          // The properties before it are the map's, those on its line are its own.
          bool alone = root_is_empty_ || out_.tokens.size() == root_tokens_;
          if (!alone) RefuseHere("read.colon_not_allowed");
        }
        Roll(key.mark.column);
        blocks_.back().explicit_key = false;
      }
      key.possible = false;
      key_allowed_ = false;
    } else {
      if (in_flow()) {
        FlowLevel& level = flows_.back();
        if (!level.explicit_key || level.value) {
          // On a later line than the bracket it is rather the bracket's end that is missing.
          if (level.line < at_.line && !behind_root()) RefuseOpenBracket();
          RefuseGrammar("read.colon_not_allowed");
        }
        CheckFlowKey();
      } else {
        if (!key_allowed_) RefuseHere("read.colon_not_allowed");
        bool opens = Roll(at_.column);
        if (opens || !blocks_.back().explicit_key) RefuseGrammar("read.colon_not_allowed");
        blocks_.back().explicit_key = false;
      }
      key_allowed_ = !in_flow();
    }
    if (in_flow()) flows_.back().value = true;
    Mark begin = at_;
    Skip();
    Add(TokenKind::kValue, begin, ":");
  }

  // -------------------------------------------------------------------------------- properties

  void Anchor(TokenKind kind) {
    SaveKey();
    FlowNode();
    CheckRootProperties(kind);
    key_allowed_ = false;
    Mark begin = at_;
    Skip();
    std::uint32_t name = at_.pos;
    while (IsWord(Peek())) Skip();
    bool ends = BlankOrEnd() || std::string_view("?:,]}%@`").find(Peek()) != std::string_view::npos;
    if (at_.pos == name || !ends) {
      Refuse(kind == TokenKind::kAlias ? "read.alias_name" : "read.anchor_name", begin.pos,
             at_.pos);
    }
    Token& token = Add(kind, begin, kind == TokenKind::kAlias ? "\"x\"" : "&a");
    SetText(&token, name, at_.pos);
    if (kind == TokenKind::kAlias) EndRootNode();
  }

  void Tag() {
    SaveKey();
    FlowNode();
    CheckRootProperties(TokenKind::kTag);
    key_allowed_ = false;
    Mark begin = at_;
    std::string tag;
    if (Peek(1) == '<') {
      Skip(2);
      tag = TagUri(begin, "", false);
      if (Peek() != '>') Refuse("read.tag", begin.pos, at_.pos);
      Skip();
    } else {
      std::string handle = TagHandle(begin, false);
      if (handle.size() > 1 && handle.back() == '!') {
        tag = TagUri(begin, "", false);
        auto it = handles_.find(handle);
        if (it != handles_.end()) {
          tag = it->second + tag;
        } else if (handle == "!!") {
          tag = "tag:yaml.org,2002:" + tag;
        } else if (!behind_root()) {
          Refuse("read.tag", begin.pos, at_.pos);
        }
      } else {
        std::string suffix = TagUri(begin, handle.substr(1), true);
        auto it = handles_.find("!");
        tag = (suffix.empty() || it == handles_.end() ? "!" : it->second) + suffix;
      }
    }
    if (!BlankOrEnd()) Refuse("read.tag", begin.pos, at_.pos);
    Token& token = Add(TokenKind::kTag, begin, "!t");
    SetDecoded(&token, tag);
  }

  std::string TagHandle(const Mark& begin, bool directive) {
    std::string handle;
    if (Peek() != '!') Refuse("read.tag", begin.pos, at_.pos);
    ReadCharacter(&handle);
    while (IsWord(Peek())) ReadCharacter(&handle);
    if (Peek() == '!') {
      ReadCharacter(&handle);
    } else if (directive && handle != "!") {
      Refuse("read.tag", begin.pos, at_.pos);
    }
    return handle;
  }

  std::string TagUri(const Mark& begin, std::string uri, bool may_be_empty) {
    std::uint32_t uri_begin = at_.pos;
    constexpr std::string_view kOther = ";/?:@&=+$,.!~*'()[]";
    for (;;) {
      if (Peek() == '%') {
        TagEscape(begin, &uri);
      } else if (IsWord(Peek()) || (!AtEnd() && kOther.find(Peek()) != std::string_view::npos)) {
        ReadCharacter(&uri);
      } else {
        break;
      }
    }
    if (at_.pos == uri_begin && !may_be_empty) Refuse("read.tag", begin.pos, at_.pos);
    return uri;
  }

  // One character of UTF-8, each byte written %XX.
  void TagEscape(const Mark& begin, std::string* uri) {
    std::size_t left = 0;
    do {
      int high = HexDigit(Peek(1));
      int low = HexDigit(Peek(2));
      if (Peek() != '%' || high < 0 || low < 0) Refuse("read.tag", begin.pos, at_.pos);
      char byte = static_cast<char>(high * 16 + low);
      if (left == 0) {
        left = LeadingByteSize(byte);
        if (left == 0) Refuse("read.tag", begin.pos, at_.pos);
      } else if ((byte & 0xC0) != 0x80) {
        Refuse("read.tag", begin.pos, at_.pos);
      }
      uri->push_back(byte);
      Skip(3);
    } while (--left > 0);
  }

  // ----------------------------------------------------------------------------------- scalars

  void AddScalar(const Mark& begin, std::uint32_t end, bool plain, std::string_view decoded,
                 std::uint32_t text_begin, std::uint32_t text_end, bool is_decoded) {
    Token& token = Add(TokenKind::kScalar, begin, "\"x\"");
    token.end = end;
    token.plain = plain;
    if (is_decoded) {
      SetDecoded(&token, decoded);
    } else {
      SetText(&token, text_begin, text_end);
    }
    EndRootNode();
  }

  // White space inside a scalar: blanks stay unless a line break follows, one line break is a
  // space, more are one fewer.
  struct Folding {
    bool broken = false;
    std::string blanks;
    std::string first;  // the first line break
    std::string rest;

    void AppendTo(std::string* out) {
      if (!broken) {
        out->append(blanks);
      } else if (first == "\n") {
        out->append(rest.empty() ? " " : rest);
      } else {
        out->append(first).append(rest);
      }
      *this = Folding();
    }
  };
  void FoldBreak(Folding* fold) {
    if (fold->broken) {
      ReadBreak(&fold->rest);
    } else {
      fold->blanks.clear();
      ReadBreak(&fold->first);
      fold->broken = true;
    }
  }

  void Quoted(char quote) {
    SaveKey();
    FlowNode();
    key_allowed_ = false;
    Mark begin = at_;
    Skip();
    // Most say what is written: no escape, no line break. `text` is used from the first of these.
    std::uint32_t text_begin = at_.pos;
    bool as_written = true;
    std::string text;
    auto decode = [&](std::uint32_t end) {
      if (as_written) text.assign(text_.substr(text_begin, end - text_begin));
      as_written = false;
    };
    for (;;) {
      if (DocumentMarker() || AtEnd()) {
        Refuse("read.unclosed_quote", begin.pos, begin.pos + 1,
               MapOf("quote", std::string(1, quote)));
      }
      Folding fold;
      while (!BlankOrEnd()) {
        char c = Peek();
        if (c == quote) {
          if (quote == '"' || Peek(1) != '\'') break;
          decode(at_.pos);
          text.push_back('\'');
          Skip(2);
        } else if (c == '\\' && quote == '"') {
          decode(at_.pos);
          if (Break(1) == 0) {
            Escape(begin, &text);
            continue;
          }
          Skip();
          SkipBreak();
          fold.broken = true;
          break;
        } else if (as_written) {
          Skip();
        } else {
          ReadCharacter(&text);
        }
      }
      if (Peek() == quote) break;
      std::uint32_t blanks = at_.pos;
      SkipBlanks();
      if (as_written && Break() == 0) continue;
      decode(blanks);
      if (!fold.broken) fold.blanks = text_.substr(blanks, at_.pos - blanks);
      SkipFolding(&fold);
      fold.AppendTo(&text);
    }
    std::uint32_t text_end = at_.pos;
    Skip();
    Token& token = AddScalar(begin, at_, false);
    if (as_written) {
      SetText(&token, text_begin, text_end);
    } else {
      SetDecoded(&token, text);
    }
  }

  void Escape(const Mark& begin, std::string* text) {
    Mark escape = at_;
    int digits = 0;
    switch (Peek(1)) {
      case '0':
        text->push_back('\0');
        break;
      case 'a':
        text->push_back('\a');
        break;
      case 'b':
        text->push_back('\b');
        break;
      case 't':
      case '\t':
        text->push_back('\t');
        break;
      case 'n':
        text->push_back('\n');
        break;
      case 'v':
        text->push_back('\v');
        break;
      case 'f':
        text->push_back('\f');
        break;
      case 'r':
        text->push_back('\r');
        break;
      case 'e':
        text->push_back('\x1B');
        break;
      case ' ':
      case '"':
      case '\'':
      case '\\':
        text->push_back(Peek(1));
        break;
      case 'N':
        text->append("\xC2\x85");
        break;
      case '_':
        text->append("\xC2\xA0");
        break;
      case 'L':
        text->append("\xE2\x80\xA8");
        break;
      case 'P':
        text->append("\xE2\x80\xA9");
        break;
      case 'x':
        digits = 2;
        break;
      case 'u':
        digits = 4;
        break;
      case 'U':
        digits = 8;
        break;
      default:
        if (AtEnd(1)) {
          Refuse("read.unclosed_quote", begin.pos, begin.pos + 1, MapOf("quote", "\""));
        }
        Skip(2);
        Refuse("read.escape", escape.pos, at_.pos,
               MapOf("escape", std::string(text_.substr(escape.pos, at_.pos - escape.pos))));
    }
    Skip(2);
    if (digits == 0) return;
    std::uint32_t value = 0;
    for (int i = 0; i < digits; ++i) {
      int digit = HexDigit(Peek());
      if (digit < 0) RefuseEscape(escape);
      value = value << 4 | static_cast<std::uint32_t>(digit);
      Skip();
    }
    if ((value >= 0xD800 && value <= 0xDFFF) || value > 0x10FFFF) RefuseEscape(escape);
    AppendUtf8(value, text);
  }
  [[noreturn]] void RefuseEscape(const Mark& escape) const {
    Refuse("read.escape", escape.pos, at_.pos,
           MapOf("escape", std::string(text_.substr(escape.pos, at_.pos - escape.pos))));
  }

  void Plain() {
    SaveKey();
    FlowNode();
    key_allowed_ = false;
    Mark begin = at_;
    Mark end = at_;
    int least_column = indent() + 1;
    bool one_line = true;
    bool broken = false;
    std::string text;
    Folding fold;
    while (!DocumentMarker() && Peek() != '#') {
      while (!BlankOrEnd() && !EndsPlain()) {
        if (fold.broken) {
          if (one_line) text.assign(text_.substr(begin.pos, end.pos - begin.pos));
          one_line = false;
        }
        if (!one_line) {
          fold.AppendTo(&text);
          ReadCharacter(&text);
        } else {
          Skip();
        }
        fold.broken = broken = false;
        end = at_;
      }
      if (!Blank() && Break() == 0) break;
      std::uint32_t blanks = at_.pos;
      SkipBlanks();
      if (!one_line) fold.blanks = text_.substr(blanks, at_.pos - blanks);
      SkipFolding(&fold, least_column);
      broken = fold.broken;
      if (!in_flow() && at_.column < least_column) break;
    }
    if (broken) key_allowed_ = true;
    Token& token = AddScalar(begin, end, true);
    if (one_line) {
      SetText(&token, begin.pos, end.pos);
    } else {
      SetDecoded(&token, text);
    }
  }
  bool EndsPlain() const {
    char c = Peek();
    if (c == ':') return BlankOrEnd(1);
    return in_flow() && (c == ',' || c == '?' || c == '[' || c == ']' || c == '{' || c == '}');
  }

  // `least_column`: a tab before it, where a line begins, is taken for indentation.
  void SkipFolding(Folding* fold, int least_column = 0) {
    while (Blank() || Break() != 0) {
      if (Break() != 0) {
        if (fold->broken) {
          ReadBreak(&fold->rest);
        } else {
          fold->blanks.clear();
          ReadBreak(&fold->first);
          fold->broken = true;
        }
      } else if (Peek() == '\t' && at_.column < least_column) {
        RefuseHere("read.tab");
      } else {
        Skip();
      }
    }
  }

  void BlockScalar(bool literal) {
    RemoveKey();
    CheckBlockScalar();
    key_allowed_ = true;
    Mark begin = at_;
    Skip();
    char chomping = 0;
    int increment = 0;
    for (int i = 0; i < 2; ++i) {
      if (chomping == 0 && (Peek() == '+' || Peek() == '-')) {
        chomping = Peek();
        Skip();
      } else if (increment == 0 && IsDigit(Peek())) {
        increment = Peek() - '0';
        if (increment == 0) RefuseHere("read.block_indicator");
        Skip();
      }
    }
    SkipBlanks();
    SkipComment();
    if (!BlankOrEnd()) RefuseHere("read.block_indicator");
    if (Break() != 0) SkipBreak();
    int column = increment == 0 ? 0 : std::max(indent(), 0) + increment;
    std::uint32_t content_end = at_.pos;
    std::string text;
    std::string last_break;
    std::string breaks;
    bool was_blank = false;
    BlockBreaks(&column, &breaks, &content_end);
    while (at_.column == column && !AtEnd()) {
      bool blank = Blank();
      if (!literal && !last_break.empty() && last_break[0] == '\n' && !was_blank && !blank) {
        if (breaks.empty()) text.push_back(' ');
      } else {
        text.append(last_break);
      }
      last_break.clear();
      text.append(breaks);
      breaks.clear();
      was_blank = blank;
      std::uint32_t line = at_.pos;
      while (!AtEnd() && Break() == 0) Skip();
      text.append(text_.substr(line, at_.pos - line));
      content_end = at_.pos;
      if (!AtEnd()) ReadBreak(&last_break);
      std::uint32_t ignored = 0;
      BlockBreaks(&column, &breaks, &ignored);
    }
    if (chomping != '-') text.append(last_break);
    if (chomping == '+') text.append(breaks);
    Mark end = at_;
    end.pos = content_end;
    end.line = at_.line == begin.line ? at_.line : at_.line - 1;
    SetDecoded(&AddScalar(begin, end, false), text);
  }

  // Never a key, so it may stand at any column, but only where a value is due.
  void CheckBlockScalar() {
    if (out_.tokens.empty()) return;
    TokenKind before = out_.tokens.back().kind;
    bool due = before == TokenKind::kEntry || before == TokenKind::kKey ||
               before == TokenKind::kValue || before == TokenKind::kAnchor ||
               before == TokenKind::kTag;
    if (unrolled_ || !due) RefuseGrammar("read.unexpected");
    skeleton_line_ = at_.line;
  }

  // Indentation and empty lines of a block scalar; finds its column if it is not known (0).
  void BlockBreaks(int* column, std::string* breaks, std::uint32_t* end) {
    int widest = 0;
    for (;;) {
      while ((*column == 0 || at_.column < *column) && Peek() == ' ') Skip();
      widest = std::max(widest, at_.column);
      if ((*column == 0 || at_.column < *column) && Peek() == '\t') RefuseHere("read.tab");
      if (Break() == 0) break;
      ReadBreak(breaks);
      *end = at_.pos;
    }
    if (*column == 0) *column = std::max({widest, indent() + 1, 1});
  }

  Token& AddScalar(const Mark& begin, const Mark& end, bool plain) {
    Token& token = Add(TokenKind::kScalar, begin, "\"x\"");
    token.end = end.pos;
    token.plain = plain;
    skeleton_line_ = end.line;
    EndRootNode();
    return token;
  }

  std::string_view text_;
  bool lines_;
  bool second_mark_ = false;
  Mark at_;
  Scanned out_;
  std::map<std::string, std::string, std::less<>> handles_;  // of %TAG

  std::vector<SimpleKey> keys_;  // one for the block context and one for each open bracket
  bool key_allowed_ = true;
  std::vector<BlockLevel> blocks_;
  std::vector<FlowLevel> flows_;
  bool unrolled_ = false;  // a block collection ended before this token

  std::uint32_t skeleton_line_ = 0;  // the line of the text where the skeleton's last token ended
  int skeleton_column_ = 0;

  bool explicit_start_ = false;
  bool done_ = false;
  // The root: it has begun to be a collection in block style, or was read up to its end as
  // something else, which a colon may still turn into the first key of one.
  bool root_begun_ = false;
  bool root_may_be_key_ = false;
  bool root_is_empty_ = false;  // of properties alone
  bool root_ended_ = false;
  std::size_t root_tokens_ = 0;
  std::size_t root_skeleton_ = 0;
};

}  // namespace

Scanned Scan(std::string_view text, bool lines) { return Scanner(text, lines).Run(); }

}  // namespace ksp::yaml
