//! A picture of a page, and the colours in it.

use std::io::Cursor;

use anyhow::{Context as _, Result, bail};

/// Red, green, blue.
pub type Colour = [u8; 3];

/// A decoded picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    width: u32,
    height: u32,
    pixels: Vec<Colour>,
}

impl Picture {
    /// Reads the PNG that a browser made.
    ///
    /// # Errors
    /// When it is none, or not of 8 bits.
    pub fn decode(bytes: &[u8]) -> Result<Self> {
        let mut decoder = png::Decoder::new(Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().context("the picture is no PNG")?;
        let size = reader.output_buffer_size().context("the picture is too large")?;
        let mut buffer = vec![0; size];
        let info = reader.next_frame(&mut buffer).context("the picture is broken")?;
        let samples = info.color_type.samples();
        let colour = |pixel: &[u8]| match *pixel {
            [red, green, blue] | [red, green, blue, _] => Some([red, green, blue]),
            [grey] | [grey, _] => Some([grey; 3]),
            _ => None,
        };
        let pixels = buffer[..info.buffer_size()].chunks_exact(samples).map(colour);
        let Some(pixels) = pixels.collect() else { bail!("the picture has no colours") };
        Ok(Self { width: info.width, height: info.height, pixels })
    }

    /// In device pixels.
    #[must_use]
    pub fn width(&self) -> u32 {
        self.width
    }

    /// In device pixels.
    #[must_use]
    pub fn height(&self) -> u32 {
        self.height
    }

    /// The colour at a place in device pixels from the upper left corner; nothing outside.
    #[must_use]
    pub fn pixel(&self, x: u32, y: u32) -> Option<Colour> {
        if x >= self.width || y >= self.height {
            return None;
        }
        let index = y as usize * self.width as usize + x as usize;
        self.pixels.get(index).copied()
    }

    /// The part of this size from a place on, as far as the picture reaches.
    #[must_use]
    pub fn part(&self, (x, y): (u32, u32), (width, height): (u32, u32)) -> Self {
        let (right, bottom) = ((x + width).min(self.width), (y + height).min(self.height));
        let pixels = (y..bottom).flat_map(|y| (x..right).filter_map(move |x| self.pixel(x, y)));
        let pixels = pixels.collect();
        Self { width: right.saturating_sub(x), height: bottom.saturating_sub(y), pixels }
    }

    /// How many pixels have exactly this colour.
    #[must_use]
    pub fn count(&self, colour: Colour) -> usize {
        self.pixels.iter().filter(|&&pixel| pixel == colour).count()
    }

    /// Whether all of it has one colour.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.pixels.windows(2).all(|pair| pair[0] == pair[1])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_where_they_were_painted() {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 2, 1);
        encoder.set_color(png::ColorType::Rgba);
        let mut writer = encoder.write_header().expect("writes");
        writer.write_image_data(&[1, 2, 3, 255, 4, 5, 6, 255]).expect("writes");
        writer.finish().expect("writes");
        let picture = Picture::decode(&bytes).expect("reads");
        assert_eq!((picture.width(), picture.height()), (2, 1));
        assert_eq!(picture.pixel(1, 0), Some([4, 5, 6]));
        assert_eq!(picture.pixel(2, 0), None);
        assert_eq!(picture.count([1, 2, 3]), 1);
        assert!(!picture.is_blank());
        let part = picture.part((1, 0), (5, 5));
        assert_eq!((part.width(), part.height(), part.pixel(0, 0)), (1, 1, Some([4, 5, 6])));
    }
}
