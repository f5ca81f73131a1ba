#pragma once

#include <QObject>

/// The look's closed vocabularies.
namespace zhijian::uikit {

Q_NAMESPACE

/// What a colour says. Never alone: an icon and a word stand beside it.
enum class Tone {
    Neutral, ///< A plain fact
    Info,    ///< In progress, somebody's turn
    Good,    ///< Done, valid
    Warning, ///< Needs attention soon
    Danger,  ///< Wrong, late or blocked
    Muted,   ///< Not in use any more
};
Q_ENUM_NS(Tone)

/// The rank of a piece of text on a page.
enum class TextRank {
    Title,   ///< Once a page
    Section, ///< Heads a group
    Body,
    Small,   ///< Hints, sources, times
    Figure,  ///< One large number
};
Q_ENUM_NS(TextRank)

enum class ColorMode {
    System, ///< As Windows says, also when it changes while we run
    Light,
    Dark,
};
Q_ENUM_NS(ColorMode)

/// One line icon each, file resources/icons/<name in lower case>.svg.
enum class Glyph {
    Today, Accounts, Calendar, Policies, Interpretation, Review, Sync, Settings, Interaction, Ledger, Search,
    Add, Save, Undo, Redo, Export, Import, Copy, Paste, Edit, Trash, Print, Send, Stamp, Release, Return,
    Refresh, Filter, More, Menu, Folder, Backup, Attach, Link, Stop, Signout, Lock, Unlock, Warning, Error,
    Info, Help, Check, Done, Cross, Rejected, Conflict, Offline, Online, Draft, Clock, Hourglass, Silence,
    Running, Closed, Shield, Key, Usb, Person, People, Office, Image, Table, Tree, List, Numbered, Quote,
    Heading, Bold, Italic, Text, Block, Comment, Compare, History, Eye, Hidden, Preview, Pin, Flag, Moon,
    Keyboard, Minimize, Left, Right, Up, Down, External, Columns, Sheet,
    Product, Video, Animation, Live,
};
Q_ENUM_NS(Glyph)

} // namespace zhijian::uikit
