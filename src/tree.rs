//! The tree: a flat arena in document order with parent links.
//!
//! The root is the whole text.  The descendants of a node are the slice behind it; children and own text tile
//! their parent exactly.

use std::num::NonZeroU32;

use crate::frame::Region;
use crate::marker::{Marker, Style};
use crate::outline::Item;
use crate::span::Span;

/// Which node of a tree; ids count nodes in document order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(NonZeroU32);

impl NodeId {
    pub(crate) const ROOT: Self = Self(NonZeroU32::MIN);

    pub(crate) fn from_index(index: usize) -> Self {
        let number = u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1);
        Self(NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN))
    }

    /// Its place in document order, 0 for the root.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// One node of the arena.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NodeData {
    pub heading: Span,
    /// It begins with the marker.
    pub span: Span,
    pub parent: Option<NodeId>,
    /// Index behind its last descendant.
    pub subtree_end: u32,
    /// Which child of its parent it is, from 1; 0 for the root.
    pub position: u32,
    /// The length, style and number of the marker; the root alone has no style.
    marker_len: u16,
    style: Option<Style>,
    pub confidence: u8,
    ordinal: u32,
}

impl NodeData {
    /// `None` for the root alone.
    pub fn marker(&self) -> Option<Marker> {
        let start = self.span.start();
        Some(Marker::new(Span::of(start, start + self.marker_len as usize), self.style?, self.ordinal))
    }
}

/// The arena.
#[derive(Clone, Debug)]
pub(crate) struct Tree {
    nodes: Vec<NodeData>,
}

impl Tree {
    /// Hangs `items` (in text order) below a root that spans the whole text.
    pub fn new(text_len: usize, items: &[Item]) -> Self {
        let root = NodeData {
            heading: Span::of(0, 0),
            span: Span::of(0, text_len),
            parent: None,
            subtree_end: items.len() as u32 + 1,
            position: 0,
            marker_len: 0,
            style: None,
            confidence: u8::MAX,
            ordinal: 0,
        };
        let mut nodes = Vec::with_capacity(items.len() + 1);
        nodes.push(root);
        let mut open: Vec<usize> = vec![0];
        let mut children: Vec<u32> = vec![0];
        for (at, item) in items.iter().enumerate() {
            let start = item.marker.span().start();
            Self::close(&mut nodes, &mut open, &mut children, (item.depth as usize).max(1), start);
            let parent = open.last().copied().unwrap_or(0);
            let marker_end = item.marker.span().end();
            let bound = nodes.get(parent).map_or(text_len, |node: &NodeData| node.span.end());
            let end = (item.end as usize).clamp(marker_end, bound.max(marker_end));
            // An item that was thought to end before this one is its ancestor all the same, and reaches up to it.
            for &ancestor in open.iter().rev() {
                match nodes.get_mut(ancestor) {
                    Some(node) if node.span.end() < end => node.span = Span::of(node.span.start(), end),
                    _ => break,
                }
            }
            let position = children.last_mut().map_or(1, |count| {
                *count += 1;
                *count
            });
            nodes.push(NodeData {
                heading: within(item.heading, marker_end, items.get(at + 1), end),
                span: Span::of(start, end),
                parent: Some(NodeId::from_index(parent)),
                subtree_end: items.len() as u32 + 1,
                position,
                marker_len: item.marker.span().len() as u16,
                style: Some(item.marker.style),
                confidence: item.confidence,
                ordinal: item.marker.ordinal,
            });
            open.push(at + 1);
            children.push(0);
        }
        Self::close(&mut nodes, &mut open, &mut children, 1, text_len);
        Self { nodes }
    }

    /// Closes all open nodes from `depth` on; none of them reaches beyond `limit`.
    fn close(nodes: &mut [NodeData], open: &mut Vec<usize>, children: &mut Vec<u32>, depth: usize, limit: usize) {
        let behind = nodes.len() as u32;
        while open.len() > depth {
            if let Some(node) = open.pop().and_then(|index| nodes.get_mut(index)) {
                node.span = Span::of(node.span.start(), node.span.end().min(limit));
                node.subtree_end = behind;
            }
            children.pop();
        }
    }

    pub fn get(&self, id: NodeId) -> Option<&NodeData> {
        self.nodes.get(id.index())
    }

    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The children of a node, in order.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let end = self.get(id).map_or(0, |node| node.subtree_end as usize);
        let mut next = id.index() + 1;
        std::iter::from_fn(move || {
            let child = (next < end).then(|| NodeId::from_index(next))?;
            next = self.get(child).map_or(end, |node| node.subtree_end as usize);
            Some(child)
        })
    }

    /// The pieces of a node's own text: what is neither its marker, nor its heading, nor a child's; in order.
    /// Together with those they tile the node.
    pub fn own_text(&self, id: NodeId) -> impl Iterator<Item = Span> + '_ {
        let node = self.get(id);
        let (mut at, end) = node.map_or((0, 0), |node| (node.span.start(), node.span.end()));
        let marker = node.and_then(NodeData::marker).map(Marker::span);
        let heading = node.map(|node| node.heading).filter(|heading| !heading.is_empty());
        let children = self.children(id).filter_map(|child| self.get(child)).map(|child| child.span);
        let mut holes = marker.into_iter().chain(heading).chain(children);
        std::iter::from_fn(move || {
            while at < end {
                let from = at;
                match holes.next() {
                    Some(hole) => {
                        at = hole.end();
                        if from < hole.start() {
                            return Some(Span::of(from, hole.start()));
                        }
                    }
                    None => {
                        at = end;
                        return Some(Span::of(from, end));
                    }
                }
            }
            None
        })
    }

    /// All text that is no marker, in document order: each piece with the node that owns it and whether it is
    /// that node's heading.  No piece lies across the end of a region: on a page without line feeds, the text goes on
    /// right behind its title and its addressee.
    pub fn pieces(&self, regions: &[(Span, Region)]) -> Vec<Piece> {
        let mut pieces = Vec::with_capacity(self.nodes.len() * 2 + regions.len());
        for index in 0..self.nodes.len() {
            let node = NodeId::from_index(index);
            if let Some(heading) = self.get(node).map(|data| data.heading).filter(|heading| !heading.is_empty()) {
                pieces.push(Piece { node, span: heading, heading: true });
            }
            for own in self.own_text(node) {
                let mut rest = own;
                let from = regions.partition_point(|(region, _)| region.end() <= own.start());
                for (region, _) in regions.iter().skip(from).take_while(|(region, _)| region.start() < own.end()) {
                    for end in [region.start(), region.end()] {
                        if rest.start() < end && end < rest.end() {
                            pieces.push(Piece { node, span: Span::of(rest.start(), end), heading: false });
                            rest = Span::of(end, rest.end());
                        }
                    }
                }
                pieces.push(Piece { node, span: rest, heading: false });
            }
        }
        pieces.sort_by_key(|piece| piece.span.start());
        pieces
    }

    /// The deepest node that holds `offset`; the root where none does.
    pub fn at(&self, offset: usize) -> NodeId {
        let mut index = self.nodes.partition_point(|node| node.span.start() <= offset).saturating_sub(1);
        while let Some(node) = self.nodes.get(index) {
            if node.span.contains(offset) {
                break;
            }
            let Some(parent) = node.parent else { break };
            index = parent.index();
        }
        NodeId::from_index(index)
    }
}

/// The heading where it lies between the marker and the next item, else its part there; empty where none is left.
fn within(heading: Span, marker_end: usize, next: Option<&Item>, end: usize) -> Span {
    let limit = next.map_or(end, |next| next.marker.span().start().min(end));
    let start = heading.start().max(marker_end);
    Span::of(start, heading.end().min(limit))
}

/// A piece of text with its owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub node: NodeId,
    pub span: Span,
    pub heading: bool,
}
